using Ingest.Model;

namespace Ingest.Journal.Report;

/// <summary>The spelling of names, numbers and paths in the report.</summary>
internal static class ReportWords
{

    public static double Number(double value, int digits) => double.IsFinite(value) ? Math.Round(value, digits) : 0;

    public static string ObjectPath(Digest sha256) => $"objects/{sha256.Hex[..2]}/{sha256.Hex}";

    public static string Route(Route route) => route == Model.Route.Review ? "review" : "deposit";

    public static string Boundary(BoundaryReason reason) => reason switch
    {
        BoundaryReason.StackStart => "stack-start",
        BoundaryReason.SeparatorSheet => "separator-sheet",
        BoundaryReason.StartCode => "start-code",
        BoundaryReason.Person => "person",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    public static IReadOnlyList<string> Flags(PageFlags flags)
    {
        var words = new List<string>();
        if (flags.HasFlag(PageFlags.TextMissing)) words.Add("text-missing");
        if (flags.HasFlag(PageFlags.BlankSuspect)) words.Add("blank-suspect");
        if (flags.HasFlag(PageFlags.DuplicateSuspect)) words.Add("duplicate-suspect");
        if (flags.HasFlag(PageFlags.PoorText)) words.Add("poor-text");
        return words;
    }
}
