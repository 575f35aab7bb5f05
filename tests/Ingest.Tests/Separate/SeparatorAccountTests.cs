using Ingest.Model;
using Ingest.Tests.Support;

namespace Ingest.Tests.Separate;

public class SeparatorAccountTests
{
    [Fact]
    public async Task Every_page_of_any_stack_ends_in_one_document_or_in_the_ledger_and_no_document_is_empty()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            // a fixed seed: the same stacks in every run
            var random = new Random(seed);
            var stacks = Enumerable.Range(0, 3).Select(s => new string([.. Enumerable.Range(0, random.Next(1, 25)).Select(_ => "CCCBBSSX"[random.Next(8)])])).ToList();
            var pages = stacks.SelectMany((kinds, s) => CutTest.PagesOf(kinds, $"{s}")).ToList();
            var test = await CutTest.OfAsync(pages);
            var inDocuments = test.Documents.SelectMany(d => d.Pages).Select(p => p.Id).ToList();
            var because = $"seed {seed}: {string.Join(' ', stacks)} -> {test.Cut}";

            Assert.True(pages.Select(p => p.Id).Order(ById).SequenceEqual(inDocuments.Concat(test.Settled.Keys).Order(ById)), because);
            Assert.All(test.Documents, d => Assert.True(d.Pages.Count > 0, because));
            Assert.True(inDocuments.SequenceEqual(inDocuments.Order(ById)), because);
            Assert.All(test.Documents.SelectMany(d => d.Gaps), g => Assert.Equal(PageState.Quarantined, test.Settled[g]));
            Assert.Equal(pages.Count(p => p.Fault is not null), test.Settled.Count(s => s.Value == PageState.Quarantined));
            Assert.All(test.Documents.GroupBy(d => d.Stack), g =>
            {
                Assert.Equal(Enumerable.Range(1, g.Count()), g.Select(d => d.Ordinal));
                Assert.Equal(g.Count() - 1, g.TakeWhile(d => !d.EndsStack).Count());
            });
        }
    }

    private static readonly Comparer<PageId> ById = Comparer<PageId>.Create((a, b) =>
        a.Stack == b.Stack ? a.Number.CompareTo(b.Number) : string.CompareOrdinal(a.Stack, b.Stack));

    [Fact]
    public async Task The_stacks_of_the_test_data_are_cut_as_their_truth_says()
    {
        if (!TestData.Available)
            return;
        var rows = File.ReadLines(TestData.Path("stacks", "truth.tsv")).Skip(1).Select(l => l.Split('\t')).ToList();
        Assert.NotEmpty(rows);
        foreach (var stack in rows.GroupBy(r => r[0]))
        {
            var test = await CutTest.OfAsync(stack.Select(PageOf));
            var truth = stack.Where(r => r[3].Length > 0).GroupBy(r => r[3]).Select(g => string.Join(' ', g.Select(r => r[1])));
            Assert.Equal(string.Join('|', truth), test.Cut);
            Assert.Equal(stack.Count(r => r[2] == "separator"), test.Settled.Count(s => s.Value == PageState.Separator));
            Assert.Equal(stack.Count(r => r[2] == "blank" && r[3].Length == 0), test.Settled.Count(s => s.Value == PageState.Blank));
        }
    }

    private static RecordedPage PageOf(string[] row)
    {
        var number = int.Parse(row[1], System.Globalization.CultureInfo.InvariantCulture);
        return row[2] switch
        {
            "separator" => SyntheticPages.Sheet(row[0], number),
            "blank" => SyntheticPages.Blank(row[0], number),
            _ => SyntheticPages.Page(row[0], number),
        };
    }
}
