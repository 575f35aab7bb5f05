using System.Globalization;

namespace Ingest.Scan;

/// <summary>Walks the INPUTs and sorts files into piles: each multi-page file for itself, the single images of a folder together. A ZIP is a folder.</summary>
internal sealed class DeliveryListing
{
    private readonly ScanOptions options;
    private readonly UnpackedZips zips;
    private readonly CancellationToken cancel;
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly List<Pile> piles = [];
    private readonly List<string> ignored = [];

    private DeliveryListing(ScanOptions options, UnpackedZips zips, CancellationToken cancel) => (this.options, this.zips, this.cancel) = (options, zips, cancel);

    public IReadOnlyList<Pile> Piles => piles;
    public IReadOnlyList<string> Ignored => ignored;

    public static async Task<DeliveryListing> OfAsync(IReadOnlyList<string> inputs, ScanOptions options, UnpackedZips zips, CancellationToken cancel)
    {
        var listing = new DeliveryListing(options, zips, cancel);
        var paths = inputs.Select(Existing).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        foreach (var folder in paths.Where(Directory.Exists))
            await listing.AddFolderAsync(FolderPlace.OfInput(folder));
        var files = paths.Where(File.Exists).ToList();
        var archives = files.Where(ZipFiles.IsZip).ToList();
        foreach (var zip in archives.Where(listing.seen.Add))
            await listing.AddZipAsync(new(PlainName.Of(Path.GetFileName(zip)), zip), Path.GetDirectoryName(zip)!, unpacked => FolderPlace.OfInputZip(zip, unpacked));
        foreach (var group in files.Except(archives).GroupBy(p => Path.GetDirectoryName(p)!, StringComparer.Ordinal))
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

    private async Task AddFolderAsync(FolderPlace place)
    {
        var entries = new FolderWalk(place.Folder, cancel);
        foreach (var group in entries.Files.GroupBy(f => Path.GetDirectoryName(f)!, StringComparer.Ordinal))
        {
            var archives = group.Where(ZipFiles.IsZip).Order(StringComparer.Ordinal).ToList();
            if (Sort(group.Except(archives), place.NameOf, place.KeyOf, place.Root) is { Count: > 0 } loose)
                piles.Add(place.LoosePile(group.Key, loose));
            foreach (var zip in archives.Where(z => seen.Add(place.KeyOf(z))))
                await AddZipAsync(new(place.NameOf(zip), zip), place.Root, unpacked => place.Inside(zip, unpacked));
        }
        ignored.AddRange(entries.Skipped.Select(place.NameOf));
    }

    /// <summary>A ZIP that cannot be unpacked whole is one delivered file that the scan stage quarantines.</summary>
    private async Task AddZipAsync(FoundFile zip, string root, Func<string, FolderPlace> placeOf)
    {
        CheckCount(root);
        if (await zips.UnpackAsync(zip.Path, cancel) is { Folder: { } unpacked })
            await AddFolderAsync(placeOf(unpacked));
        else
            piles.Add(new(zip.Name, root, [zip]));
    }

    /// <summary>Files named on the command line are the content of one folder named after their parent.</summary>
    private void AddArguments(string folder, IReadOnlyList<string> files)
    {
        if (Sort(files, path => PlainName.Of(Path.GetFileName(path)), path => path, folder) is not { Count: > 0 } loose)
            return;
        piles.Add(files.Count == 1
            ? new(loose[0].Name, folder, loose)
            : FolderPlace.OfInput(folder).LoosePile(folder, loose));
    }

    /// <returns>The single images, which make a pile together.</returns>
    private List<FoundFile> Sort(IEnumerable<string> paths, Func<string, string> nameOf, Func<string, string> keyOf, string root)
    {
        var loose = new List<FoundFile>();
        foreach (var path in paths.Order(StringComparer.Ordinal).Where(p => seen.Add(keyOf(p))))
        {
            cancel.ThrowIfCancellationRequested();
            var file = new FoundFile(nameOf(path), path);
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
            CheckCount(root);
        }
        return loose;
    }

    private void CheckCount(string root)
    {
        if (seen.Count > options.MaxFiles)
            throw new UsageException(
                string.Create(CultureInfo.InvariantCulture, $"There are more than {options.MaxFiles} files, the last ones under {root}."),
                "Deliver in several batches or raise Scan:MaxFiles.");
    }
}
