using Ingest.Classify;
using Ingest.Classify.Rules;
using Ingest.Model;

namespace Ingest.Tests.Classify;

public class AkteDecisionTests
{
    private const string Note = "Aktenvermerk\n\nAz.: 7654/8\nErfurt, den 14. Februar 1995\n\nBetreff: Dachsanierung\n\nDer Sachverhalt ist bekannt.\n";

    [Theory]
    [InlineData(AkteMatch.NothingKnown, "7654/8", Route.Deposit, "")]
    [InlineData(AkteMatch.Exact, "7654/8", Route.Deposit, "")]
    [InlineData(AkteMatch.New, "7654/8", Route.Deposit, "")]
    [InlineData(AkteMatch.Tolerant, "76 54/8", Route.Deposit, IssueCodes.AkteSpelling)]
    [InlineData(AkteMatch.Ambiguous, "7654/8", Route.Review, IssueCodes.AkteAmbiguous)]
    [InlineData(AkteMatch.Near, "7654/8", Route.Review, IssueCodes.AkteNear)]
    [InlineData(AkteMatch.OffPlan, "7654/8", Route.Review, IssueCodes.AkteOffPlan)]
    public async Task The_known_spelling_is_taken_and_every_doubt_goes_to_a_person(AkteMatch match, string aktenzeichen, Route route, string code)
    {
        var document = await ClassifyAsync(match);
        Assert.Equal((aktenzeichen, route, code), (document.FieldValue(FieldNames.Aktenzeichen), document.Route, string.Join(' ', document.Issues.Select(i => i.Code))));
        Assert.Equal("7654/8", document.Fields.First(f => f.Name == FieldNames.Aktenzeichen).Raw);
        if (code.Length > 0)
            Assert.Contains("76 54/8", Assert.Single(document.Issues).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_near_one_is_no_question_when_the_settings_say_so_or_a_sheet_named_the_reference()
    {
        Assert.Equal(Route.Deposit, (await ClassifyAsync(AkteMatch.Near, new ClassifyOptions { QuestionNearAkten = false })).Route);
        var sheet = await ClassifyAsync(AkteMatch.Near, change: d => d with { Payload = new("DOK", "7654/8", "", "", null) });
        Assert.Equal(Route.Deposit, sheet.Route);
    }

    private static Task<ClassifiedDocument> ClassifyAsync(AkteMatch match, ClassifyOptions? options = null, Func<SeparatedDocument, SeparatedDocument>? change = null)
    {
        var letters = new Letters();
        var document = letters.Document(Note);
        return new DocumentClassifier(options ?? new(), letters, ClassRules.Default, new Known(match)).RunAsync(change?.Invoke(document) ?? document, CancellationToken.None).AsTask();
    }

    private sealed class Known(AkteMatch match) : IKnownAkten
    {
        public ValueTask<AkteLookup> FindAsync(string aktenzeichen, CancellationToken cancel) =>
            ValueTask.FromResult(new AkteLookup(match, match is AkteMatch.NothingKnown or AkteMatch.New ? [] : [new("76 54/8", "")]));
    }
}
