using Ingest.Model;
using Ingest.Separate;
using Ingest.Tests.Support;

namespace Ingest.Tests.Separate;

public class SheetPayloadTests
{
    private static readonly string Dok = SheetText.Format(new("DOK", "0248-4/2014", "1", "BESCHEID", 2));

    private static Task<CutTest> CutAsync(params string[] pages) => CutTest.OfAsync(pages.Select((p, i) => p switch
    {
        "C" => SyntheticPages.Page("s", i + 1),
        "B" => SyntheticPages.Blank("s", i + 1),
        _ => SyntheticPages.Sheet("s", i + 1, p),
    }));

    [Fact]
    public async Task Our_sheet_separates_and_speaks_for_the_document_behind_it()
    {
        var documents = (await CutAsync("C", Dok, "C", "C", "PATCHT", "C")).Documents;
        Assert.Equal(3, documents.Count);
        Assert.Equal(SeparatorPayload.None, documents[0].Payload);
        Assert.Equal(new("DOK", "0248-4/2014", "1", "BESCHEID", 2), documents[1].Payload);
        Assert.Empty(documents[1].Issues);
        Assert.Equal(SeparatorPayload.None, documents[2].Payload);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public async Task As_many_images_must_come_as_sheets_or_sides_were_counted(int images, bool right)
    {
        var document = (await CutAsync([Dok, .. Enumerable.Repeat("C", images)])).Documents[0];
        Assert.Equal(right ? [] : [IssueCodes.SeparatorCountMismatch], document.Issues.Select(i => i.Code));
    }

    [Fact]
    public async Task The_blank_back_of_the_sheet_is_not_counted() => Assert.Empty((await CutAsync(Dok, "B", "C", "C", "C", "C")).Documents[0].Issues);

    [Fact]
    public async Task Both_sides_of_a_duplex_sheet_are_one_boundary()
    {
        var test = await CutAsync("C", Dok, Dok, "C", "C");
        Assert.Equal("1|4 5", test.Cut);
        Assert.Equal("2:Separator 3:Separator", test.States);
        Assert.All(test.Documents, d => Assert.Empty(d.Issues));
    }

    [Fact]
    public async Task An_announced_document_without_pages_is_pointed_out()
    {
        var other = SheetText.Format(new("DOK", "7654/8", "", "", null));
        var document = Assert.Single((await CutAsync(Dok, other, "C")).Documents);
        Assert.Equal("7654/8", document.Payload.Aktenzeichen);
        Assert.Equal(IssueCodes.SeparatorCountMismatch, Assert.Single(document.Issues).Code);
    }

    [Fact]
    public async Task An_announcement_at_the_end_of_the_stack_is_pointed_out_too() =>
        Assert.Equal(IssueCodes.SeparatorCountMismatch, Assert.Single((await CutAsync("C", Dok)).Documents[0].Issues).Code);

    [Fact]
    public async Task An_Akte_sheet_holds_for_all_documents_until_its_end()
    {
        var akte = SheetText.Format(new("AKTE", "0248-4/2014", "", "", null));
        var vorgang = SheetText.Format(new("VORGANG", "", "7", "", null));
        var end = SheetText.Format(new("ENDE", "", "", "", null));
        var documents = (await CutAsync(akte, "C", vorgang, "C", "PATCHT", "C", end, "C")).Documents;
        Assert.Equal(["0248-4/2014", "0248-4/2014", "0248-4/2014", ""], documents.Select(d => d.Payload.Aktenzeichen));
        Assert.Equal(["", "7", "7", ""], documents.Select(d => d.Payload.Vorgang));
    }

    [Fact]
    public async Task A_sheet_with_a_wrong_check_sum_stays_in_its_document_and_is_pointed_out()
    {
        var test = await CutAsync("C", Dok.Replace("BESCHEID", "VERMERK", StringComparison.Ordinal), "C");
        Assert.Equal("1 2 3", test.Cut);
        Assert.Equal(IssueCodes.SeparatorUnknown, Assert.Single(test.Documents[0].Issues).Code);
    }

    [Fact]
    public async Task Two_different_payloads_on_one_sheet_decide_nothing()
    {
        var other = SheetText.Format(new("DOK", "7654/8", "", "", null));
        var sheet = SyntheticPages.Sheet("s", 2) with { Findings = new() { MostlyCode = true, Codes = [new("QR-Code", Dok, default), new("QR-Code", other, default)] } };
        var test = await CutTest.OfAsync([SyntheticPages.Page("s", 1), sheet, SyntheticPages.Page("s", 3)]);
        Assert.Equal("1 2 3", test.Cut);
        Assert.Equal(IssueCodes.SeparatorUnknown, Assert.Single(test.Documents[0].Issues).Code);
    }
}
