using Ingest.Catalog;
using Ingest.Flow;
using Ingest.Model;
using Ingest.Render.Text;
using Ingest.Tests.Support;
using Xunit.Abstractions;

namespace Ingest.Tests.Catalog;

/// <summary>
/// Real scans, read by the product and searched for words that the truth says are on them: typescript, Antiqua, catalogues and Fraktur.
/// Words of four letters and more count, and the box of a hit must lie where the words of the page lie.
/// </summary>
public sealed class RecognizedSearchTests(ITestOutputHelper output) : IDisposable
{
    private const int Words = 200;
    private const int Pages = 5;
    private const double Found = 0.97;

    private static readonly (string Folder, string Pattern)[] Sets =
        [("typewriter_de", "*.jpg"), ("catalogues_de", "*.png"), ("fraktur_de/newspaper", "*.tif")];

    private readonly CatalogFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Words_known_to_be_on_a_scanned_page_find_it_and_its_box_covers_them()
    {
        if (!TestData.Available)
            return;
        string[] files = [.. Sets.SelectMany(s => Chosen(s.Folder, s.Pattern))];
        var read = new ReadPages();
        await OcrJob.RunAsync(files, new IngestOptions { Recognize = new() { Languages = ["auto"] }, Scan = new() { StackPerFile = true } }, read, TimeProvider.System, default);
        Assert.Equal(files.Length, read.Pages.Count);
        // pages come in the order of their stacks
        files = [.. read.Stacks.Select(stack => files.Single(f => Path.GetFileName(f) == Path.GetFileName(stack)))];
        var catalog = folder.Open();
        await catalog.AddAsync([.. read.Pages.Select((p, i) => CatalogFolder.Document(i + 1, p.ToPlainText().Replace('\f', ' ')))], default);

        var random = new Random(3);
        var (asked, found, boxed, covered) = (0, 0, 0, 0);
        var missed = 0;
        var truths = files.Select(f => TruthWords(Path.ChangeExtension(f, null) + ".gt.txt")).ToList();
        while (asked < Words)
        {
            var page = random.Next(files.Length);
            if (truths[page] is not { Count: > 0 } words)
                continue;
            var word = words[random.Next(words.Count)];
            asked++;
            var search = await catalog.SearchAsync(SearchQuery.Parse(word), new(Limit: 1000, Fuzzy: Fuzzy.Always), default);
            if (!search.Hits.Any(h => h.Document.Id == CatalogFolder.Document(page + 1, "").Id))
            {
                missed++;
                output.WriteLine($"not found: a word of {word.Length} letters of {Path.GetFileName(files[page])}");
                continue;
            }

            found++;
            var boxes = HitBoxes.Boxes(read.Pages[page], search.Words);
            boxed += boxes.Count > 0 ? 1 : 0;
            var onPage = read.Pages[page].Words.Where(w => search.Words.In(w.Text).Count > 0).ToList();
            covered += boxes.Count > 0 && onPage.TrueForAll(w => boxes.Contains(w.Box)) ? 1 : 0;
        }

        output.WriteLine(FormattableString.Invariant($"{files.Length} pages, {asked} words: {found} found, {missed} not, {boxed} with boxes, {covered} where every box is that of its word"));
        Assert.True(found >= Found * asked, $"{found} of {asked} words found their page.");
        Assert.Equal(found, boxed);
        Assert.Equal(found, covered);
    }

    private static IEnumerable<string> Chosen(string set, string pattern)
    {
        var all = Directory.EnumerateFiles(TestData.Path(set.Split('/')), pattern).Where(f => File.Exists(Path.ChangeExtension(f, null) + ".gt.txt")).Order(StringComparer.Ordinal).ToList();
        return TestScope.All ? all : TestScope.Choose(all, set.StartsWith("fraktur", StringComparison.Ordinal) ? 0 : Pages / 2, seed: 7);
    }

    /// <summary>Whole words of the truth: four letters at least, none of them divided at a line end.</summary>
    private static List<string> TruthWords(string file) =>
    [
        .. File.ReadLines(file).SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).SkipLast(line.TrimEnd().EndsWith('-') || line.TrimEnd().EndsWith('⸗') ? 1 : 0))
            .Select(w => w.Trim('.', ',', ';', ':', '(', ')', '"', '„', '“', '!', '?', '»', '«'))
            .Where(w => w.Length >= 4 && w.All(char.IsLetter)),
    ];

    private sealed class ReadPages : ISink<RecognizedPage>
    {
        public List<PageText> Pages { get; } = [];
        public List<string> Stacks { get; } = [];

        public ValueTask AcceptAsync(RecognizedPage item, CancellationToken cancel)
        {
            Pages.Add(item.Text);
            Stacks.Add(item.Page.Id.Stack);
            return default;
        }
    }
}
