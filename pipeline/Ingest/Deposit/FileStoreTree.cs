using Ingest.Model;

namespace Ingest.Deposit;

/// <summary>What lies in a store's directory, lazily and in ordinal order; one folder at a time is held in memory.</summary>
internal sealed class FileStoreTree(string root)
{
    /// <summary>Hidden entries belong to others: the default state folder, snapshots of the file system.</summary>
    private static bool IsHidden(string segment) => segment.StartsWith('.');

    /// <summary>True when a directory without <c>store.json</c> holds something that a store would not have left there.</summary>
    public bool HoldsForeignFiles() =>
        Directory.EnumerateFileSystemEntries(root).Select(e => Path.GetFileName(e)).Any(e => !IsHidden(e) && e is not (StoreLayout.Temp or "lost+found"));

    public IEnumerable<string> Records(string prefix)
    {
        var start = prefix[..(prefix.LastIndexOf('/') + 1)];
        return Files(start).Where(n => n.StartsWith(prefix, StringComparison.Ordinal) && RecordName.IsValid(n) && n != StoreLayout.Format);
    }

    public IEnumerable<Digest> Objects() => Files(StoreLayout.Objects + "/").Where(StoreLayout.IsObject).Select(n => Digest.Parse(n[^64..]));

    public IEnumerable<string> Stray() => Files("").Where(n => !StoreLayout.IsObject(n) && !RecordName.IsValid(n));

    /// <summary>Full names of files below a folder. A directory sorts as its name with a slash, which makes the walk the order of the full names.</summary>
    private IEnumerable<string> Files(string below)
    {
        var directory = new DirectoryInfo(Path.Combine(root, below));
        if (!directory.Exists)
            yield break;
        var entries = directory.EnumerateFileSystemInfos()
            .Where(e => !IsHidden(e.Name) && !(below.Length == 0 && e.Name is StoreLayout.Temp or "lost+found"))
            .Select(e => IsFolder(e) ? e.Name + "/" : e.Name)
            .Order(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (!entry.EndsWith('/'))
                yield return below + entry;
            else
                foreach (var file in Files(below + entry))
                    yield return file;
        }
    }

    private static bool IsFolder(FileSystemInfo entry) => entry is DirectoryInfo && entry.LinkTarget is null;
}
