using Ingest.Akten.Duplicates;
using Ingest.Tests.Support;
using Xunit.Abstractions;

namespace Ingest.Tests.Akten.Duplicates;

/// <summary>Real papers of one administration, thousands of words on a handful of templates: each is another paper.</summary>
public sealed class CouncilPaperDuplicatesTests(ITestOutputHelper output)
{
    private const int MostCompared = 5;

    /// <summary>Of a hundred papers, so many may be asked about: some are the same text put before two committees.</summary>
    private const double MostOffered = 0.02;

    [Fact]
    public void Papers_on_one_template_are_rarely_offered_and_each_is_found_again_when_misread()
    {
        if (!TestData.Available)
            return;
        var papers = Directory.EnumerateFiles(TestData.Path("doctypes_de", "text"), "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(f => Papers.Words(File.ReadAllText(f))).ToList();
        var index = new EarlierDocuments();
        var all = new List<DocumentWords>();
        var (offered, again, sketched) = (0, 0, 0);
        foreach (var words in papers)
        {
            var features = Sketch.Of(words.Words);
            if (features.Count == 0)
                continue;
            sketched++;
            if (index.Find(features, MostCompared).Any(c => SamePaper.Is(words, all[c.Ordinal - 1])))
                offered++;
            all.Add(words);
            index.Add(Guid.CreateVersion7(), Model.Digest.OfParts($"{all.Count}"), [], words.Pages, features);
        }

        var files = Directory.EnumerateFiles(TestData.Path("doctypes_de", "text"), "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        var some = TestScope.Choose(Enumerable.Range(0, files.Count).ToList(), 200);
        var tried = 0;
        foreach (var i in some)
        {
            var misread = Papers.Words(Papers.Read(File.ReadAllText(files[i]), 15, i));
            if (Sketch.Of(misread.Words) is not { Count: > 0 } features)
                continue;
            tried++;
            if (index.Find(features, MostCompared).Any(c => SamePaper.Is(misread, all[c.Ordinal - 1])))
                again++;
        }

        output.WriteLine($"{offered} of {sketched} offered, {again} of {tried} misread ones found again");
        Assert.True(offered <= sketched * MostOffered, $"{offered} of {sketched} papers are offered as scanned twice.");
        Assert.True(again >= tried * 0.95, $"{again} of {tried} papers are found again.");
    }
}
