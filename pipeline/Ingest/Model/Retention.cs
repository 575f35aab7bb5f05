namespace Ingest.Model;

/// <summary>What becomes of records when their time is over (xdomea code list Aussonderungsart: A, B, V).</summary>
public enum Aussonderungsart
{
    Archivwuerdig,
    Bewerten,
    Vernichten,
}

/// <summary>
/// How long records are kept after the year in which they were closed (zdA). Neither years nor unlimited: nobody has decided yet, and
/// nothing may be deleted.
/// </summary>
public sealed record Retention(int? Years, bool Unlimited, Aussonderungsart? After)
{
    public static Retention Undecided { get; } = new(null, false, null);
}
