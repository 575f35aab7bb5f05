using System.Globalization;
using Ingest.Native;

namespace Ingest.Deposit;

/// <summary>
/// Unfinished files of one open store, below <c>temp/</c>. The lock file is held as long as the owner lives, so that others, on this
/// machine or on another one, know whose leftovers they may sweep. Owns its lock: disposing releases it.
/// </summary>
internal sealed class TempFiles : IDisposable
{
    private const string LockSuffix = ".lock";

    private static int opened;

    private readonly string folder;
    private readonly string name;
    private readonly FileStream held;
    private int created;

    private TempFiles(string folder, string name, FileStream held) => (this.folder, this.name, this.held) = (folder, name, held);

    public static TempFiles Open(string folder)
    {
        PosixFile.TryCreateDirectory(folder);
        while (true)
        {
            var name = string.Create(CultureInfo.InvariantCulture,
                $"{Environment.MachineName}-{Environment.ProcessId}-{Interlocked.Increment(ref opened)}");
            var path = Path.Combine(folder, name + LockSuffix);
            if (File.Exists(path) || TryHold(path, FileMode.CreateNew) is not { } held)
                continue;
            // a sweeper may have taken the file away between its creation and its lock
            if (File.Exists(path))
                return new(folder, name, held);
            held.Dispose();
        }
    }

    public string Next() => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{name}.{Interlocked.Increment(ref created)}"));

    /// <summary>Deletes what owners left behind who no longer hold their lock.</summary>
    public void SweepOthers()
    {
        if (!LocksWork())
            return;
        // files before locks: whoever has a file here made the lock first
        var files = Directory.GetFiles(folder).Select(f => Path.GetFileName(f)).ToLookup(OwnerOf, StringComparer.Ordinal);
        foreach (var owner in files.Where(o => o.Key != name))
            Sweep(owner.Key, owner);
    }

    private void Sweep(string owner, IEnumerable<string> files)
    {
        var path = Path.Combine(folder, owner + LockSuffix);
        FileStream? theirs = null;
        if (File.Exists(path) && (theirs = TryHold(path, FileMode.Open)) is null)
            return;
        using (theirs)
        {
            foreach (var file in files.Where(f => f != owner + LockSuffix))
                File.Delete(Path.Combine(folder, file));
            File.Delete(path);
        }
    }

    /// <summary>Some network file systems ignore locks; then nobody can be known to be dead and nothing is swept.</summary>
    private bool LocksWork()
    {
        using var second = TryHold(Path.Combine(folder, name + LockSuffix), FileMode.Open);
        return second is null;
    }

    private static FileStream? TryHold(string path, FileMode mode)
    {
        try
        {
            return new FileStream(path, mode, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException failure) when (failure is FileNotFoundException || (PosixError)failure.HResult is PosixError.WouldBlock or PosixError.Exists)
        {
            return null;
        }
    }

    private static string OwnerOf(string file)
    {
        var dot = file.LastIndexOf('.');
        return dot < 0 ? file : file[..dot];
    }

    public void Dispose()
    {
        File.Delete(Path.Combine(folder, name + LockSuffix));
        held.Dispose();
    }
}
