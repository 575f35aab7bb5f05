using System.Globalization;
using Ingest.Model;
using Ingest.Prepare;
using Ingest.Tests.Support;

namespace Ingest.Tests.Prepare;

/// <summary>Blank pages, codes and skew against the truth tables of the test data.</summary>
public sealed class PreparationTruthTests
{
    private readonly PagePreparer preparer = new(new TestPages.Decoder(), TimeProvider.System);

    [Fact]
    public async Task Pages_of_the_stacks_are_blank_exactly_where_the_truth_says_so()
    {
        var rows = TruthTable.Read("stacks", "truth.tsv");
        IReadOnlyList<IReadOnlyDictionary<string, string>> chosen =
            [.. rows.Where(r => r["kind"] == "blank"), .. TestScope.Choose([.. rows.Where(r => r["kind"] != "blank")], 8)];
        foreach (var row in chosen)
        {
            using var page = await Stack(row["stack"], Number(row["page"]));
            Assert.True(page.Findings.Blank == (row["kind"] == "blank"), $"{row["stack"]}#{row["page"]}");
        }
    }

    [Fact]
    public async Task Separator_sheets_of_the_stacks_are_mostly_code_and_read_PATCHT_and_no_other_page_is()
    {
        var rows = TruthTable.Read("stacks", "truth.tsv");
        IReadOnlyList<IReadOnlyDictionary<string, string>> chosen =
            [.. TestScope.Choose([.. rows.Where(r => r["kind"] == "separator")], 6), .. TestScope.Choose([.. rows.Where(r => r["kind"] == "content")], 6)];
        foreach (var row in chosen)
        {
            using var page = await Stack(row["stack"], Number(row["page"]));
            var where = $"{row["stack"]}#{row["page"]}";
            Assert.True(page.Findings.MostlyCode == (row["kind"] == "separator"), where);
            Assert.True(page.Findings.Codes.Any(c => c.Text == "PATCHT") == (row["kind"] == "separator"), where);
        }
    }

    [Fact]
    public async Task Codes_of_the_sheets_are_read_where_the_truth_has_them()
    {
        foreach (var row in TestScope.Choose(TruthTable.Read("separators", "truth.tsv"), 5).Where(r => r["values_page=text"].Length > 0))
        {
            foreach (var value in row["values_page=text"].Split(';'))
            {
                var (number, text) = (Number(value.Split('=')[0]), value[(value.IndexOf('=', StringComparison.Ordinal) + 1)..]);
                using var page = await Prepared(TestData.Path("separators", row["file"]), number, 200);
                Assert.True(page.Findings.Codes.Any(c => Plain(c.Text) == Plain(text)), $"{row["file"]}#{number}");
            }
        }
    }

    [Fact]
    public async Task Bills_with_a_qr_code_are_not_mostly_code()
    {
        foreach (var bill in TestData.Available ? new[] { "qrbill", "qrbill2", "qrbill-multi" } : [])
        {
            using var page = await Prepared(TestData.Path("separators", "not_separators", bill + ".pdf"), 1, 200);
            Assert.False(page.Findings.MostlyCode, bill);
        }
    }

    [Fact]
    public async Task Known_skew_is_measured_within_a_fifth_of_a_degree()
    {
        foreach (var row in TestScope.Choose([.. TruthTable.Read("orientation", "truth.tsv").Where(r => r["skew_cw_deg"] is not ("" or "0"))], 4))
        {
            var expected = double.Parse(row["skew_cw_deg"], CultureInfo.InvariantCulture);
            using var page = await Prepared(TestData.Path("orientation", row["file"]), 1, row["file"].EndsWith(".pdf", StringComparison.Ordinal) ? 200 : 300);
            Assert.InRange(page.Findings.SkewDegrees, expected - 0.2, expected + 0.2);
        }
    }

    [Fact]
    public async Task Pages_of_the_orientation_set_are_blank_exactly_where_the_truth_says_so()
    {
        foreach (var row in TestScope.Choose([.. TruthTable.Read("orientation", "truth.tsv").Where(r => r["page"] != "all")], 5))
        {
            using var page = await Prepared(TestData.Path("orientation", row["file"]), Number(row["page"]), 200);
            Assert.True(page.Findings.Blank == (row["blank"] == "yes"), row["file"]);
        }
    }

    private Task<PreparedPage> Stack(string stack, int number) =>
        Prepared(TestData.Path("stacks", stack), number, stack.Contains("96dpi", StringComparison.Ordinal) ? 96 : 300);

    private async Task<PreparedPage> Prepared(string file, int number, int dpi) =>
        await preparer.RunAsync(TestPages.Scanned(TestPictures.Page(file, number, dpi), dpi), default);

    // One of the sheets writes a blank inside its number that its truth leaves out.
    private static string Plain(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
