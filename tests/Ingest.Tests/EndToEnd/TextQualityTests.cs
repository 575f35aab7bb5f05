using System.Globalization;
using System.Text.Json;
using Ingest.Tests.Support;

namespace Ingest.Tests.EndToEnd;

/// <summary>The text in the PDF against the same model on the command line, on the same pages.</summary>
[Collection(nameof(StackRun))]
public sealed class TextQualityTests(StackRun run)
{
    /// <summary>Points of character error rate the text layer may lose against the recogniser alone.</summary>
    private const double Allowance = 0.002;

    [Fact]
    public async Task The_text_of_the_pdfs_is_as_good_as_that_of_the_tesseract_command()
    {
        var pages = run.Truth.SelectMany(t => t.Pages.Where(p => p is { Kind: "content", TextFile.Length: > 0, Straight: true }).Select(p => (t.Name, Page: p))).ToList();
        // One page in seven keeps the daily run short; --all takes every page.
        var chosen = TestScope.All ? pages : pages.Where((_, i) => i % 7 == 3).ToList();
        (int Errors, int Lost) ours = default, theirs = default;
        var characters = 0;
        foreach (var (stack, page) in chosen)
        {
            var truth = await File.ReadAllTextAsync(page.TextFile);
            var (document, n) = run.PlaceOf($"{stack}#{page.Number}");
            var mine = await TextInPdfAsync(document, n);
            var reference = await Tool.RunAsync("tesseract", run.DeliveredImage(document, n), "-", "-l", "deu");
            characters += Score.Characters(truth, mine).Characters;
            ours = (ours.Errors + Score.Characters(truth, mine).Errors, ours.Lost + Score.LostLines(truth, mine));
            theirs = (theirs.Errors + Score.Characters(truth, reference).Errors, theirs.Lost + Score.LostLines(truth, reference));
        }
        var (our, their) = ((double)ours.Errors / characters, (double)theirs.Errors / characters);
        var figures = string.Create(CultureInfo.InvariantCulture, $"{chosen.Count} pages: CER {our:P2} against {their:P2}, lost lines {ours.Lost} against {theirs.Lost}");
        Assert.True(our <= their + Allowance && ours.Lost <= theirs.Lost, figures);
    }

    private async Task<string> TextInPdfAsync(JsonElement document, int n)
    {
        var page = n.ToString(CultureInfo.InvariantCulture);
        return await Tool.RunAsync("pdftotext", "-raw", "-f", page, "-l", page, run.FileOf(document, "pdf"), "-");
    }
}
