namespace Ingest.Scan;

/// <summary>
/// All files below a folder. Hidden entries, linked folders, and links that lead out of the folder, nowhere or in a circle are skipped and
/// named: a link must not carry foreign files into a delivery.
/// </summary>
internal sealed class FolderWalk
{
    private readonly string root;
    private readonly List<string> files = [];
    private readonly List<string> skipped = [];

    public FolderWalk(string root, CancellationToken cancel)
    {
        this.root = new DirectoryInfo(root).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? root;
        var pending = new Stack<string>([root]);
        while (pending.TryPop(out var folder))
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var entry in Entries(folder))
                Take(entry, pending);
        }
    }

    public IReadOnlyList<string> Files => files;
    public IReadOnlyList<string> Skipped => skipped;

    private void Take(FileSystemInfo entry, Stack<string> pending)
    {
        var linked = entry.LinkTarget is not null;
        if (entry.Name.StartsWith('.'))
            skipped.Add(entry.FullName);
        else if (entry is DirectoryInfo && !linked)
            pending.Push(entry.FullName);
        else if (entry is DirectoryInfo || (linked && !StaysInside(entry)))
            skipped.Add(entry.FullName);
        else
            files.Add(entry.FullName);
    }

    private bool StaysInside(FileSystemInfo link)
    {
        try
        {
            return link.ResolveLinkTarget(returnFinalTarget: true) is { Exists: true } target
                && target.FullName.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A circle of links, or a target that may not be looked at: nothing of the delivery is behind it.
            return false;
        }
    }

    private static FileSystemInfo[] Entries(string folder)
    {
        try
        {
            return new DirectoryInfo(folder).GetFileSystemInfos();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The folder {folder} cannot be listed.", "Give the user of this run the right to read it, or take it out of INPUT.", e);
        }
    }
}
