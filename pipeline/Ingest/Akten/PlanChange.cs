using Ingest.Model;

namespace Ingest.Akten;

/// <summary>What an import does to a plan, by Kennzeichen in the order of the plans.</summary>
public sealed record PlanChange(IReadOnlyList<string> Added, IReadOnlyList<string> Changed, IReadOnlyList<string> Gone, bool Renamed)
{
    public bool IsNone => Added.Count + Changed.Count + Gone.Count == 0 && !Renamed;

    public static PlanChange Between(Aktenplan before, Aktenplan after) => new(
        [.. after.Einheiten.Where(e => before.Find(e.Kennzeichen) is null).Select(e => e.Kennzeichen)],
        [.. after.Einheiten.Where(e => before.Find(e.Kennzeichen) is { } old && old != e).Select(e => e.Kennzeichen)],
        [.. before.Einheiten.Where(e => after.Find(e.Kennzeichen) is null).Select(e => e.Kennzeichen)],
        before.Bezeichnung != after.Bezeichnung || before.Stand != after.Stand);
}
