using System.Globalization;

namespace Ingest.Scan;

/// <summary>Walks the INPUTs and sorts files into piles: each multi-page file for itself, the single images of a folder together.</summary>
internal sealed class DeliveryListing
{
    private readonly ScanOptions options;
    private readonly CancellationToken cancel;
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly List<Pile> piles = [];
    private readonly List<string> ignored = [];

    private DeliveryListing(ScanOptions options, CancellationToken cancel) => (this.options, this.cancel) = (options, cancel);

    public IReadOnlyList<Pile> Piles => piles;
    public IReadOnlyList<string> Ignored => ignored;

    public static DeliveryListing Of(IReadOnlyList<string> inputs, ScanOptions options, CancellationToken cancel)
    {
        var listing = new DeliveryListing(options, cancel);
        var paths = inputs.Select(Existing).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        foreach (var folder in paths.Where(Directory.Exists))
            listing.AddFolder(folder);
        foreach (var group in paths.Where(File.Exists).GroupBy(p => Path.GetDirectoryName(p)!, StringComparer.Ordinal))
            listing.AddArguments(group.Key, [.. group]);
        return listing;
    }

    private static string Existing(string input)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(input));
        return Path.Exists(path)
            ? path
            : throw new UsageException($"The input {input} does not exist.", "Name an existing file or folder.");
    }

    private void AddFolder(string root)
    {
        var entries = new FolderWalk(root, cancel);
        foreach (var group in entries.Files.GroupBy(f => Path.GetDirectoryName(f)!, StringComparer.Ordinal))
        {
            var folder = Relative(root, group.Key);
            Sort(group, folder.Length == 0 ? Path.GetFileName(root) : folder, folder.Length == 0 ? Path.GetDirectoryName(root) ?? "" : root, root);
        }
        ignored.AddRange(entries.Skipped.Select(p => Relative(root, p)));
    }

    /// <summary>Files named on the command line are the content of one folder named after their parent.</summary>
    private void AddArguments(string folder, IReadOnlyList<string> files) =>
        Sort(files, files.Count == 1 ? Path.GetFileName(files[0]) : Path.GetFileName(folder), files.Count == 1 ? folder : Path.GetDirectoryName(folder) ?? "", folder);

    private void Sort(IEnumerable<string> paths, string loosePileName, string loosePileRoot, string root)
    {
        var loose = new List<FoundFile>();
        foreach (var path in paths.Order(StringComparer.Ordinal).Where(seen.Add))
        {
            cancel.ThrowIfCancellationRequested();
            var file = new FoundFile(Relative(root, path), path);
            switch (PageFileTest.Of(path))
            {
                case PageFileForm.NoPage:
                    ignored.Add(file.Name);
                    break;
                case PageFileForm.SingleImage when !options.StackPerFile:
                    loose.Add(file);
                    break;
                default:
                    piles.Add(new(file.Name, root, [file]));
                    break;
            }
            if (seen.Count > options.MaxFiles)
                throw TooMany(root);
        }
        if (loose.Count > 0)
            piles.Add(new(loosePileName.Length == 0 ? "root" : loosePileName, loosePileRoot, loose));
    }

    private UsageException TooMany(string root) => new(
        string.Create(CultureInfo.InvariantCulture, $"There are more than {options.MaxFiles} files, the last ones under {root}."),
        "Deliver in several batches or raise Scan:MaxFiles.");

    private static string Relative(string root, string path)
    {
        var relative = Path.GetRelativePath(root, path);
        return relative == "." ? "" : relative.Replace(Path.DirectorySeparatorChar, '/');
    }
}
