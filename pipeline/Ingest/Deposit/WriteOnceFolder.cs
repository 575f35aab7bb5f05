using Ingest.Native;

namespace Ingest.Deposit;

/// <summary>
/// Files that appear whole or not at all and are never replaced: written under a temporary name, synced, linked to their own name.
/// Safe for any number of threads and processes; a link decides who was first.
/// </summary>
internal sealed class WriteOnceFolder(string root, FaultPoints faults) : IDisposable
{
    private readonly HashSet<string> ensured = new(StringComparer.Ordinal) { root };
    private readonly Lock gate = new();
    private TempFiles? temp;

    public string PathOf(string name) => Path.Combine(root, name);

    /// <summary>Opens the folder of temporary files, which proves that the medium can be written, and sweeps what killed runs left there.</summary>
    public void Prepare() => Temp().SweepOthers();

    /// <summary>True when this call created the file, false when it was there.</summary>
    /// <param name="name">Relative to the root.</param>
    /// <param name="kind">Names the fault points.</param>
    /// <param name="write">Writes the content; what it throws leaves nothing behind.</param>
    public bool TryCreate(string name, string kind, Action<FileStream> write)
    {
        var path = PathOf(name);
        var folder = Path.GetDirectoryName(path)!;
        Ensure(folder, remember: kind == "object");
        var unfinished = Temp().Next();
        bool first;
        try
        {
            using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0))
            {
                faults.Reached($"store.{kind}.temp-created");
                write(file);
                faults.Reached($"store.{kind}.temp-written");
                file.Flush(flushToDisk: true);
            }

            faults.Reached($"store.{kind}.synced");
            first = PosixFile.TryLink(unfinished, path);
            faults.Reached($"store.{kind}.linked");
        }
        finally
        {
            File.Delete(unfinished);
        }

        faults.Reached($"store.{kind}.unlinked");
        Settle(folder);
        faults.Reached($"store.{kind}.directory-synced");
        return first;
    }

    /// <summary>A name that another process linked a moment ago must be as durable as our own before anybody relies on it.</summary>
    public static void Settle(string folder) => PosixFile.SyncDirectory(folder);

    /// <summary>
    /// Creates what is missing between the root and the folder; the root itself must be there, or the store is away. Of several who meet at a new
    /// folder each waits until it is durable and one says so: how often a point is reached must not depend on who was faster, or no test could aim at it.
    /// </summary>
    private void Ensure(string folder, bool remember)
    {
        lock (gate)
        {
            if (ensured.Contains(folder))
                return;
        }

        var parent = Path.GetDirectoryName(folder)!;
        Ensure(parent, remember: true);
        if (PosixFile.TryCreateDirectory(folder))
            faults.Reached("store.directory.created");
        PosixFile.SyncDirectory(parent);
        if (!remember || IsFirstToRemember(folder))
            faults.Reached("store.directory.synced");
    }

    private bool IsFirstToRemember(string folder)
    {
        lock (gate)
            return ensured.Add(folder);
    }

    private TempFiles Temp()
    {
        lock (gate)
            return temp ??= TempFiles.Open(PathOf(StoreLayout.Temp));
    }

    public void Dispose() => temp?.Dispose();
}
