namespace Ingest.Catalog.Query;

/// <summary>What the index is asked, independent of the database: one of each group in <paramref name="All"/>, nothing of <paramref name="None"/>.</summary>
internal sealed record MatchQuery(IReadOnlyList<MatchGroup> All, IReadOnlyList<MatchGroup> None);

internal sealed record MatchGroup(IReadOnlyList<MatchPhrase> Any)
{
    public static MatchGroup Of(IEnumerable<string> words) => new([.. words.Select(w => new MatchPhrase([w], false))]);
}

/// <summary>Words that stand one after the other.</summary>
/// <param name="Prefix">The last word may go on.</param>
internal sealed record MatchPhrase(IReadOnlyList<string> Words, bool Prefix);
