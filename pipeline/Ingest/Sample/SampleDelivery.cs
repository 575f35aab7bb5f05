using Ingest.Sample.Capture;
using Ingest.Sample.Output;

namespace Ingest.Sample;

/// <summary>Writes a realistic synthetic delivery with its truth: the first run of a new user, and material for tests and benchmarks.</summary>
public static class SampleDelivery
{
    public const string TruthFile = "truth.tsv";
    private const string ReadmeFile = "README.txt";

    /// <summary>A finished delivery of this generator lies in the folder.</summary>
    public static bool IsAt(string folder) =>
        File.Exists(Path.Combine(folder, ReadmeFile)) && File.Exists(Path.Combine(folder, TruthFile))
        && File.ReadLines(Path.Combine(folder, ReadmeFile)).FirstOrDefault() == SampleReadme.FirstLine;

    /// <summary>What of a sample folder is the delivery, without its truth.</summary>
    public static IReadOnlyList<string> StacksIn(string folder) =>
        [.. StackKind.All.Select(k => Path.Combine(folder, k.Name)).Where(Path.Exists)];

    /// <summary>Creates the folder, which must not exist or be empty; a cut run leaves only <c>folder.part</c>, which the next one replaces.</summary>
    /// <param name="written">Told the number of pages finished so far.</param>
    /// <exception cref="UsageException">Senseless options, or the folder holds something.</exception>
    /// <exception cref="MissingDependencyException">pdftoppm or its fonts are not installed.</exception>
    public static async Task<SampleTruth> WriteAsync(string folder, SampleOptions options, CancellationToken cancel, IProgress<int>? written = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (File.Exists(target) || (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any()))
            throw new UsageException($"'{folder}' exists and is not empty.", "Name a new folder with -o, or remove the old one.");
        var part = target + ".part";
        if (Directory.Exists(part))
            Directory.Delete(part, recursive: true);
        Directory.CreateDirectory(Path.Combine(part, "text"));

        var rows = new List<SampleRow>();
        var dice = new Dice((ulong)options.Seed);
        var deck = new Deck(dice.Fork(), options.Brief);
        foreach (var (stack, pages) in StackKind.All.Zip(Shares(options.Pages)).Where(s => s.Second > 0))
        {
            using var file = Open(stack, Path.Combine(part, stack.Name), options);
            await foreach (var page in ScanAhead.RunAsync(new StackPlan(stack, pages, options, deck, dice.Fork()).Pages(), cancel).ConfigureAwait(false))
            {
                file.Add(page);
                if (page.Row.TextFile.Length > 0)
                    await File.WriteAllTextAsync(Path.Combine(part, page.Row.TextFile), page.PlainText, cancel).ConfigureAwait(false);
                rows.Add(page.Row);
                written?.Report(rows.Count);
            }
        }
        var truth = new SampleTruth(rows);
        await File.WriteAllTextAsync(Path.Combine(part, TruthFile), truth.ToTsv(), cancel).ConfigureAwait(false);
        await File.WriteAllTextAsync(Path.Combine(part, ReadmeFile), SampleReadme.Text(options), cancel).ConfigureAwait(false);
        if (Directory.Exists(target))
            Directory.Delete(target);
        Directory.Move(part, target);
        return truth;
    }

    // The TIFF gets what cannot be shared equally, so that one page makes a stack.
    private static IEnumerable<int> Shares(int pages) => [pages - 2 * (pages / 3), pages / 3, pages / 3];

    private static IStackFile Open(StackKind stack, string path, SampleOptions options) => stack.Separators switch
    {
        SeparatorStyle.Patch => new TiffStack(path),
        SeparatorStyle.Labelled => new PdfBook(path, options.Dpi),
        _ => new ImageFolder(path),
    };
}
