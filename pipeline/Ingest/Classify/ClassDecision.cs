using Ingest.Model;

namespace Ingest.Classify;

/// <summary>Class by precedence: what the separator sheet says stands above what the rules found; a sure contradiction is an issue.</summary>
internal static class ClassDecision
{
    private const double SheetConfidence = 0.99;

    public static (IReadOnlyList<ClassProposal> Proposals, IReadOnlyList<Issue> Issues) Of(
        IReadOnlyList<ClassProposal> scored, SeparatedDocument document, double accept)
    {
        var announced = document.Payload.DocumentClass;
        if (announced.Length == 0)
            return (scored, []);
        var agreed = scored.FirstOrDefault(p => p.Class == announced);
        var sheet = new Evidence("separator sheet", 1, document.Separator);
        var decided = new ClassProposal(announced, SheetConfidence, [sheet, .. agreed?.Evidence ?? []]);
        var contradicted = scored[0].Class != announced && scored[0].Confidence >= accept;
        return ([decided, .. scored.Where(p => p.Class != announced && p.Evidence.Count > 0)], contradicted
            ? [new(IssueCodes.FieldConflict, document.Pages[0].Id.ToString(), "The separator sheet and the text speak for different classes; choose one.")]
            : []);
    }
}
