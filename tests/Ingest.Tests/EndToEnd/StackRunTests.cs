using System.Globalization;
using System.Text.Json;
using Ingest.Tests.Support;

namespace Ingest.Tests.EndToEnd;

[Collection(nameof(StackRun))]
public sealed class StackRunTests(StackRun run)
{
    [Fact]
    public void The_account_of_every_stack_and_of_the_batch_closes()
    {
        AssertClosed(run.Report.GetProperty("account"), run.Truth.Sum(t => t.Pages.Count));
        foreach (var truth in run.Truth)
            AssertClosed(StackNamed(truth.Name).GetProperty("account"), truth.Pages.Count);
    }

    [Fact]
    public void Stacks_are_cut_exactly_at_their_separator_sheets()
    {
        foreach (var truth in run.Truth)
        {
            var found = run.Documents.Select(PagesOf).Where(p => p[0].Stack == truth.Name).Select(p => p.Select(x => x.Number).ToArray());
            Assert.Equal(Lines(truth.Name, truth.Cut), Lines(truth.Name, found));
        }
    }

    [Fact]
    public void Every_page_has_the_state_the_truth_says()
    {
        var states = run.Report.GetProperty("pages").EnumerateArray()
            .ToDictionary(p => p.GetProperty("page").GetString()!, p => p.GetProperty("state").GetString());
        foreach (var truth in run.Truth)
        foreach (var page in truth.Pages)
        {
            var expected = page.Kind == "separator" ? "separator" : page.Document > 0 ? "document" : "blank";
            Assert.Equal((truth.Name, page.Number, expected), (truth.Name, page.Number, states[$"{truth.Name}#{page.Number}"]));
        }
    }

    [Fact]
    public async Task Each_pdf_has_the_pages_of_its_document_and_opens_in_poppler_and_mupdf()
    {
        foreach (var document in run.Documents)
        {
            var pdf = run.FileOf(document, "pdf");
            var pages = document.GetProperty("pages").GetArrayLength().ToString(CultureInfo.InvariantCulture);
            var (info, warnings, _) = await Tool.TryAsync("pdfinfo", pdf);
            Assert.Equal(pages, info.Split('\n').First(l => l.StartsWith("Pages:", StringComparison.Ordinal))[6..].Trim());
            Assert.Equal("", warnings);
            Assert.Contains($"Pages: {pages}", await Tool.RunAsync("mutool", "info", pdf), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_report_keeps_to_its_published_schema() =>
        Assert.Empty((await PublishedSchema.ReadAsync("run-report.schema.json")).Validate(run.Report.GetRawText()));

    [Fact]
    public async Task Deposited_documents_are_found_by_list_and_by_a_word_of_their_text()
    {
        var listed = (await IngestProcess.RunAsync(["list", "--store", run.Store, "--json"])).Exits(0).Json;
        Assert.Equal(run.Documents.Select(d => d.GetProperty("id").GetString()!).Order(), listed.EnumerateArray().Select(d => d.GetProperty("id").GetString()!).Order());

        var document = run.Documents.First();
        var text = await File.ReadAllTextAsync(run.FileOf(document, "text"));
        var word = text.Split([' ', '\n', '\f']).Where(w => w.Length > 5 && w.All(char.IsAsciiLetter)).MaxBy(w => w.Length)!;
        var hits = (await IngestProcess.RunAsync(["search", word, "--store", run.Store, "--json"])).Exits(0).Json;
        Assert.Contains(document.GetProperty("id").GetString(), hits.EnumerateArray().Select(h => h.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Every_document_has_a_transfervermerk_that_names_pages_and_steps_and_what_it_lacks()
    {
        var markers = await TransferNotes.AreWholeAsync(run.Store);
        Assert.Equal(run.Documents.Select(d => d.GetProperty("id").GetGuid()).Order(), markers.Select(m => m.Id).Order());
        // nobody signed for this run: all four statements are missing
        Assert.All(markers, m => Assert.Equal(["a", "b", "e", "f"], m.Missing.Where(t => t[0] != 'c').Select(t => t[..1])));
    }

    private JsonElement StackNamed(string name) =>
        run.Report.GetProperty("stacks").EnumerateArray().Single(s => s.GetProperty("name").GetString() == name);

    private static void AssertClosed(JsonElement account, int delivered)
    {
        Assert.True(account.GetProperty("closed").GetBoolean());
        Assert.Equal(delivered, account.GetProperty("delivered").GetInt32());
        Assert.Equal(0, account.GetProperty("quarantined").GetInt32());
    }

    private static List<(string Stack, int Number)> PagesOf(JsonElement document) => document.GetProperty("pages").EnumerateArray()
        .Select(p => p.GetString()!.Split('#')).Select(p => (p[0], int.Parse(p[1], CultureInfo.InvariantCulture))).ToList();

    private static string Lines(string stack, IEnumerable<int[]> cut) => string.Join('\n', cut.Select(c => $"{stack}: {string.Join(' ', c)}"));
}
