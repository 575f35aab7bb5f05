namespace Ingest.Tests.Deposit;

/// <summary>Stops the work at the n-th point, as a kill would: nobody handles it.</summary>
public sealed class SimulatedKillException : Exception;

public sealed class KillAt(int point) : FaultPoints
{
    private int left = point;

    public override void Reached(string name)
    {
        if (Interlocked.Decrement(ref left) == 0)
            throw new SimulatedKillException();
    }
}

public sealed class RecordingFaults : FaultPoints
{
    public List<string> Names { get; } = [];

    public override void Reached(string name)
    {
        lock (Names)
            Names.Add(name);
    }
}

/// <summary>A medium that fails at one named point with one errno.</summary>
public sealed class BrokenMedium(string at, int errno) : FaultPoints
{
    public bool Repaired { get; set; }

    public override void Reached(string name)
    {
        if (name == at && !Repaired)
            throw new IOException("broken", errno);
    }
}

/// <summary>
/// Copies the store at every point: what a SIGKILL there would leave, unfinished files and abandoned locks included. Objects that are put
/// side by side go on meanwhile; each is whole or not there, and any part of them is what some kill would leave.
/// </summary>
public sealed class CrashImages(string store, string images) : FaultPoints
{
    private readonly Lock gate = new();

    public List<(string Point, string Image)> Taken { get; } = [];

    public override void Reached(string name)
    {
        lock (gate)
            Take(name);
    }

    private void Take(string name)
    {
        var image = Path.Combine(images, $"image-{Taken.Count}");
        foreach (var file in Directory.Exists(store) ? Directory.GetFiles(store, "*", SearchOption.AllDirectories) : [])
        {
            var copy = Path.Combine(image, Path.GetRelativePath(store, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            if (file.EndsWith(".lock", StringComparison.Ordinal))
                File.Create(copy).Dispose();
            else
                Copy(file, copy);
        }

        Taken.Add((name, image));
    }

    /// <summary>Reads a file that is still being written; <see cref="File.Copy(string, string)"/> respects its writer's lock. Another put may have unlinked it.</summary>
    private static void Copy(string file, string copy)
    {
        try
        {
            using var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var target = File.Create(copy);
            source.CopyTo(target);
        }
        catch (FileNotFoundException)
        {
            // as if the kill had come a moment later
        }
    }
}
