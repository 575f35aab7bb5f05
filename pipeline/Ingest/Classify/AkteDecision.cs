using Ingest.Classify.Fields;
using Ingest.Model;

namespace Ingest.Classify;

/// <summary>
/// Holds the Aktenzeichen that was read against the known Akten: one that is known in another spelling gets the known one, the read one
/// stays beside it; one that may be another goes to a person with the suggestion. Never takes one Akte for another.
/// </summary>
internal static class AkteDecision
{
    private const int MostSuggestions = 5;

    public static async ValueTask<(IReadOnlyList<Field> Fields, IReadOnlyList<Issue> Issues)> OfAsync(
        IReadOnlyList<Field> fields, SeparatedDocument document, IKnownAkten known, bool questionNear, CancellationToken cancel)
    {
        if (fields.FirstOrDefault(f => f.Name == FieldNames.Aktenzeichen) is not { } read)
            return (fields, []);
        var lookup = await known.FindAsync(read.Value, cancel);
        var subject = (read.Page ?? document.Pages[0].Id).ToString();
        // a sheet's text carries its own check sum: it is not misread
        var fromSheet = read.Source == FieldSources.Separator;
        return lookup.Match switch
        {
            AkteMatch.Tolerant => (
                [.. fields.Select(f => f == read ? f with { Value = lookup.Known[0].Aktenzeichen } : f)],
                [new(IssueCodes.AkteSpelling, subject, $"The file reference was read in another spelling; the Akte is called {lookup.Known[0].Aktenzeichen}.")]),
            AkteMatch.Ambiguous => (fields,
                [new(IssueCodes.AkteAmbiguous, subject, $"Several Akten may be meant: {Named(lookup)}; choose one.")]),
            AkteMatch.Near when questionNear && !fromSheet => (fields,
                [new(IssueCodes.AkteNear, subject, $"There is no Akte of this file reference, but there is {Named(lookup)}; confirm the new one or choose.")]),
            AkteMatch.OffPlan => (fields,
                [new(IssueCodes.AkteOffPlan, subject, $"The Aktenplan has no position for this file reference{(lookup.Known.Count > 0 ? $", but {Named(lookup)}" : "")}; confirm or correct it.")]),
            _ => (fields, []),
        };
    }

    private static string Named(AkteLookup lookup) =>
        string.Join(", ", lookup.Known.Take(MostSuggestions).Select(k => k.Betreff.Length > 0 ? $"{k.Aktenzeichen} ({k.Betreff})" : k.Aktenzeichen));
}
