using Ingest.Classify;
using Ingest.Classify.Rules;
using Ingest.Model;

namespace Ingest.Tests.Classify;

public class DocumentClassifierTests
{
    private const string Note = "Aktenvermerk\n\nAz.: 7654/8\nErfurt, den 14. Februar 1995\n\nBetreff: Dachsanierung\n\nDer Sachverhalt ist bekannt.\n";

    private static Task<ClassifiedDocument> ClassifyAsync(string text, Func<SeparatedDocument, SeparatedDocument>? change = null)
    {
        var letters = new Letters();
        var document = letters.Document(text);
        return new DocumentClassifier(new ClassifyOptions(), letters, ClassRules.Default, new NoKnownAkten()).RunAsync(change?.Invoke(document) ?? document, CancellationToken.None).AsTask();
    }

    private static SeparatedDocument Flag(SeparatedDocument document, PageFlags flags) =>
        document with { Pages = [.. document.Pages.Select(p => p with { Flags = flags })] };

    private static string Codes(ClassifiedDocument document) => string.Join(' ', document.Issues.Select(i => i.Code));

    [Fact]
    public async Task A_clear_document_is_deposited_with_its_fields()
    {
        var document = await ClassifyAsync(Note);
        Assert.Equal(("VERMERK", Route.Deposit, ""), (document.Class.Class, document.Route, Codes(document)));
        Assert.Equal(("7654/8", "1995-02-14", "Dachsanierung"),
            (document.FieldValue(FieldNames.Aktenzeichen), document.FieldValue(FieldNames.Date), document.FieldValue(FieldNames.Subject)));
        Assert.Equal(DocumentStatus.Filed, document.Status);
        Assert.All(document.Fields, f => Assert.Equal(new PageId("s", 1), f.Page));
    }

    [Theory]
    [InlineData("Bescheid\n\nEs ergeht folgender Bescheid:\n\nRechtsbehelfsbelehrung", "BESCHEID")]
    [InlineData("Widerspruch gegen den Bescheid vom 3.3.1995\n\nhiermit lege ich Widerspruch ein", "WIDERSPRUCH")]
    [InlineData("Zustellungsurkunde\n\nin den zur Wohnung gehörenden Briefkasten", "ZUSTELLUNGSURKUNDE")]
    [InlineData("Geburtsurkunde\n\nStandesamt Gera", "URKUNDE")]
    public async Task Some_classes_are_always_looked_at_by_a_person(string text, string code)
    {
        var document = await ClassifyAsync(text);
        Assert.Equal((code, Route.Review, IssueCodes.ClassReviewed), (document.Class.Class, document.Route, Codes(document)));
    }

    [Fact]
    public async Task A_document_no_rule_speaks_for_goes_to_review()
    {
        var document = await ClassifyAsync("Irgendein Text");
        Assert.Equal((ClassRules.Other, Route.Review, IssueCodes.ClassUncertain), (document.Class.Class, document.Route, Codes(document)));
        Assert.Equal(DocumentStatus.Provisional, document.Status);
    }

    [Fact]
    public async Task A_clear_document_without_a_file_reference_goes_to_review()
    {
        var document = await ClassifyAsync("Ein Text", d => d with { Payload = new("DOK", "", "", "RECHNUNG", null) });
        Assert.Equal((Route.Review, IssueCodes.FieldUncertain), (document.Route, Codes(document)));
    }

    [Fact]
    public async Task A_document_without_any_text_goes_to_review()
    {
        var document = await ClassifyAsync("\n\n");
        Assert.Equal((Route.Review, IssueCodes.TextMissing), (document.Route, Codes(document)));
    }

    [Theory]
    [InlineData(PageFlags.TextMissing, IssueCodes.TextMissing)]
    [InlineData(PageFlags.PoorText, IssueCodes.PoorText)]
    public async Task A_page_that_was_not_or_badly_read_brings_its_document_to_review(PageFlags flag, string code)
    {
        var document = await ClassifyAsync(Note, d => Flag(d, flag));
        Assert.Equal((Route.Review, code), (document.Route, Codes(document)));
    }

    [Fact]
    public async Task A_flagged_blank_page_alone_does_not() => Assert.Equal(Route.Deposit, (await ClassifyAsync(Note, d => Flag(d, PageFlags.BlankSuspect))).Route);

    [Theory]
    [InlineData(IssueCodes.SeparatorUnknown, Route.Review)]
    [InlineData(IssueCodes.SeparatorCountMismatch, Route.Review)]
    [InlineData(IssueCodes.PageDamaged, Route.Review)]
    [InlineData("something-new", Route.Review)]
    [InlineData(IssueCodes.ResolutionMissing, Route.Deposit)]
    [InlineData(IssueCodes.BornDigital, Route.Deposit)]
    public async Task Issues_of_document_and_page_demand_review_unless_they_are_known_to_be_harmless(string code, Route route)
    {
        Issue[] issues = [new(code, "s#1", "detail")];
        Assert.Equal(route, (await ClassifyAsync(Note, d => d with { Issues = issues })).Route);
        Assert.Equal(route, (await ClassifyAsync(Note, d => d with { Pages = [d.Pages[0] with { Issues = issues }] })).Route);
    }

    [Fact]
    public async Task A_document_with_a_gap_is_held()
    {
        var gap = new PageId("s", 2);
        var document = await ClassifyAsync(Note, d => d with { Gaps = [gap], Issues = [new(IssueCodes.DocumentGap, "s#2", "gap")] });
        Assert.Equal((Route.Review, DocumentStatus.Held), (document.Route, document.Status));
    }

    [Fact]
    public async Task The_separator_sheet_stands_above_the_text_and_a_difference_is_an_issue()
    {
        static SeparatedDocument Announce(SeparatedDocument d, string az) => d with { Payload = new("DOK", az, "12", "", null), Separator = new("s", 9) };
        var same = await ClassifyAsync(Note, d => Announce(d, "7654/8"));
        Assert.Equal((Route.Deposit, "12"), (same.Route, same.FieldValue(FieldNames.Vorgang)));

        var other = await ClassifyAsync(Note, d => Announce(d, "0248-4/2014"));
        Assert.Equal(("0248-4/2014", Route.Review, IssueCodes.FieldConflict), (other.FieldValue(FieldNames.Aktenzeichen), other.Route, Codes(other)));
        Assert.Equal(("separator", new PageId("s", 9)), (other.Fields[0].Source, other.Fields[0].Page!.Value));
    }

    [Fact]
    public async Task The_class_of_the_sheet_is_taken_and_a_sure_contradiction_goes_to_review()
    {
        static SeparatedDocument Announce(SeparatedDocument d, string code) => d with { Payload = new("DOK", "", "", code, null) };
        Assert.Equal(("RECHNUNG", Route.Deposit), await ClassAndRouteAsync("Ein Text\n\nAz.: 7654/8", "RECHNUNG"));
        Assert.Equal(("RECHNUNG", Route.Review), await ClassAndRouteAsync(Note, "RECHNUNG"));
        Assert.Equal(("BESCHEID", Route.Review), await ClassAndRouteAsync("Ein Text", "BESCHEID"));
        Assert.Equal(("NEUES", Route.Review), await ClassAndRouteAsync("Ein Text", "NEUES"));

        async Task<(string, Route)> ClassAndRouteAsync(string text, string code)
        {
            var document = await ClassifyAsync(text, d => Announce(d, code));
            return (document.Class.Class, document.Route);
        }
    }

    [Fact]
    public async Task Two_labelled_references_or_an_unsure_one_go_to_review()
    {
        Assert.Contains(IssueCodes.FieldConflict, Codes(await ClassifyAsync(Note + "\nAz.: 1111/1")), StringComparison.Ordinal);
        Assert.Equal(IssueCodes.FieldUncertain, Codes(await ClassifyAsync(Note.Replace("Az.: ", "", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task A_classified_mark_is_found_on_any_page()
    {
        var pages = Enumerable.Repeat("Aktenvermerk\n\nText", 20).ToArray();
        pages[11] = "VS-NfD\n\nText";
        var document = await ClassifyAsync(string.Join('\f', pages));
        Assert.True(document.ClassifiedMark);
        Assert.Equal(("s#12", Route.Review), (document.Issues.Single(i => i.Code == IssueCodes.ClassifiedMark).Subject, document.Route));
    }

    [Fact]
    public async Task Cues_of_the_last_page_count_and_the_runners_up_are_told()
    {
        var document = await ClassifyAsync("Bescheid\n\nText\fText\fText\fRechtsbehelfsbelehrung\n\nzu den Akten");
        Assert.Contains(document.Class.Evidence, e => e.Page == new PageId("s", 4));
        Assert.InRange(document.Alternatives.Count, 1, 3);
    }

    [Fact]
    public async Task Issues_hold_no_content_of_the_page()
    {
        var document = await ClassifyAsync("Geheimniskraemer Az.: 1111/1\nAz.: 2222/2\n\nVS-NfD");
        Assert.All(document.Issues, i => Assert.DoesNotMatch("Geheimniskraemer|1111|2222", i.Detail));
    }
}
