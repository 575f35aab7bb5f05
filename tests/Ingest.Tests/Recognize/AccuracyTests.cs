using System.Globalization;
using Ingest.Recognize;
using Ingest.Tests.Support;

namespace Ingest.Tests.Recognize;

/// <summary>Whole pages of the test data, read by default, against Tesseract's command line with the same model. The whole sets are in benchmarks/results/accuracy.md.</summary>
public sealed class AccuracyTests
{
    /// <summary>Points of character error rate; a few pages scatter more than a set.</summary>
    private const double Allowance = 0.01;

    [Theory]
    [InlineData("typewriter_de", "*.jpg", "deu", 96, 3)]
    [InlineData("catalogues_de", "*.png", "deu", 300, 2)]
    [InlineData("letters_en", "*.tif", "eng", 300, 2)]
    public async Task Pages_are_read_as_well_as_by_the_command_line(string set, string pattern, string language, int dpi, int pages)
    {
        if (!TestData.Available)
            return;
        var files = Directory.GetFiles(TestData.Path(set), pattern).Order(StringComparer.Ordinal).ToList();
        (int Errors, int Lost) ours = default, theirs = default;
        var characters = 0;
        foreach (var file in TestScope.Choose(files, pages, seed: 5))
        {
            var name = Path.Combine(Path.GetDirectoryName(file)!, Path.GetFileNameWithoutExtension(file));
            var truth = await File.ReadAllTextAsync(File.Exists(name + ".gt.txt") ? name + ".gt.txt" : name + ".txt");
            var mine = (await Read(file, language, dpi)).ToPlainText();
            var reference = await Tool.RunAsync("tesseract", file, "-", "-l", language);
            characters += Score.Characters(truth, mine).Characters;
            ours = (ours.Errors + Score.Characters(truth, mine).Errors, ours.Lost + Score.LostLines(truth, mine));
            theirs = (theirs.Errors + Score.Characters(truth, reference).Errors, theirs.Lost + Score.LostLines(truth, reference));
        }
        Assert.True(
            ours.Errors <= theirs.Errors + Allowance * characters && ours.Lost <= theirs.Lost + 1,
            string.Create(CultureInfo.InvariantCulture, $"{ours.Errors} errors in {characters} characters against {theirs.Errors}, lost lines {ours.Lost} against {theirs.Lost}"));
    }

    private static async Task<Ingest.Model.PageText> Read(string file, string language, int dpi)
    {
        var options = new RecognizeOptions { Languages = [language] };
        using var reader = new PageReader(options);
        var prepared = await new Ingest.Prepare.PagePreparer(new TestPages.Decoder(), TimeProvider.System).RunAsync(TestPages.Scanned(await File.ReadAllBytesAsync(file), dpi), default);
        return (await reader.Stage(new IngestOptions { Recognize = options }, TimeProvider.System).RunAsync(prepared, default)).Text;
    }
}
