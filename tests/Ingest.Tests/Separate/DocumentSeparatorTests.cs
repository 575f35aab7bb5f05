using Ingest.Model;
using Ingest.Separate;
using Ingest.Tests.Support;

namespace Ingest.Tests.Separate;

public class DocumentSeparatorTests
{
    [Theory]
    [InlineData("CCC", "1 2 3")]
    [InlineData("CSC", "1|3")]
    [InlineData("SCCS", "2 3")]
    [InlineData("SSCSSSCSS", "3|7")]
    [InlineData("CBSBC", "1 2|4 5")]
    [InlineData("CSBSC", "1|5")]
    [InlineData("BSC", "3")]
    [InlineData("CSB", "1")]
    [InlineData("S", "")]
    [InlineData("SBS", "")]
    [InlineData("BB", "1 2")]
    [InlineData("CXC", "1 3")]
    [InlineData("X", "")]
    [InlineData("XB", "")]
    [InlineData("CSXBSC", "1|6")]
    public async Task A_stack_is_cut_at_its_sheets(string pages, string cut) => Assert.Equal(cut, (await CutTest.OfAsync(pages)).Cut);

    [Fact]
    public async Task Sheets_blanks_between_sheets_and_faults_are_settled_in_the_ledger()
    {
        var test = await CutTest.OfAsync("CSBSXSCX");
        Assert.Equal("2:Separator 3:Blank 4:Separator 5:Quarantined 6:Separator 8:Quarantined", test.States);
        Assert.Equal("1|7", test.Cut);
    }

    [Fact]
    public async Task A_blank_stays_in_its_document_and_is_flagged()
    {
        var test = await CutTest.OfAsync("CBC");
        Assert.Equal(PageFlags.BlankSuspect, test.Documents[0].Pages[1].Flags);
        Assert.Empty(test.Settled);
    }

    [Fact]
    public async Task A_page_that_looks_blank_but_has_words_never_leaves_its_place_between_two_sheets()
    {
        RecordedPage[] pages = [SyntheticPages.Sheet("s", 1), SyntheticPages.Blank("s", 2) with { WordCount = 1 }, SyntheticPages.Sheet("s", 3)];
        Assert.Equal("2", (await CutTest.OfAsync(pages)).Cut);
    }

    [Fact]
    public async Task A_quarantined_page_leaves_a_gap_with_an_issue_in_its_document()
    {
        var document = (await CutTest.OfAsync("CXC")).Documents[0];
        Assert.Equal([new PageId("s", 2)], document.Gaps);
        Assert.Equal(IssueCodes.DocumentGap, Assert.Single(document.Issues).Code);
    }

    [Fact]
    public async Task The_last_document_of_a_stack_ends_it_even_when_sheets_and_blanks_follow()
    {
        var test = await CutTest.OfAsync("CSCSBS");
        Assert.Equal([false, true], test.Documents.Select(d => d.EndsStack));
    }

    [Fact]
    public async Task Stacks_one_after_the_other_never_share_a_document()
    {
        var open = CutTest.PagesOf("CC", "a").Select(p => p with { EndsStack = false });
        var test = await CutTest.OfAsync([.. open, .. CutTest.PagesOf("CSC", "b")]);
        Assert.Equal(["a", "b", "b"], test.Documents.Select(d => d.Stack));
        Assert.Equal([1, 1, 2], test.Documents.Select(d => d.Ordinal));
        Assert.Equal([true, false, true], test.Documents.Select(d => d.EndsStack));
    }

    [Fact]
    public async Task A_copied_code_inside_a_letter_does_not_cut_but_is_pointed_out()
    {
        RecordedPage[] pages = [SyntheticPages.Page("s", 1), SyntheticPages.Sheet("s", 2, mostlyCode: false), SyntheticPages.Page("s", 3)];
        var test = await CutTest.OfAsync(pages);
        Assert.Equal("1 2 3", test.Cut);
        Assert.Equal(IssueCodes.SeparatorUnknown, Assert.Single(test.Documents[0].Issues).Code);
    }

    [Theory]
    [InlineData(" patcht ", true)]
    [InlineData("PATCHT2", false)]
    [InlineData("https://example.org", false)]
    public async Task Only_the_texts_of_the_profile_separate_whatever_their_case(string code, bool separates)
    {
        RecordedPage[] pages = [SyntheticPages.Page("s", 1), SyntheticPages.Sheet("s", 2, code), SyntheticPages.Page("s", 3)];
        Assert.Equal(separates ? "1|3" : "1 2 3", (await CutTest.OfAsync(pages)).Cut);
    }

    [Fact]
    public async Task The_boundary_names_the_sheet_before_the_document()
    {
        var documents = (await CutTest.OfAsync("CSC")).Documents;
        Assert.Equal((BoundaryReason.StackStart, null), (documents[0].Boundary, documents[0].Separator));
        Assert.Equal((BoundaryReason.SeparatorSheet, new PageId("s", 2)), (documents[1].Boundary, documents[1].Separator));
    }

    [Fact]
    public async Task A_start_code_of_a_profile_begins_a_document_and_stays_in_it()
    {
        var test = await CutTest.OfAsync(CutTest.PagesOf("ACACC", "s"), ledger => new DocumentSeparator([CodeRule.StartPrefix("ASN")], ledger));
        Assert.Equal("1 2|3 4 5", test.Cut);
        Assert.All(test.Documents, d => Assert.Equal(BoundaryReason.StartCode, d.Boundary));
    }

    [Fact]
    public async Task Serial_numbers_mean_nothing_without_such_a_profile() => Assert.Equal("1 2 3", (await CutTest.OfAsync("ACA")).Cut);
}
