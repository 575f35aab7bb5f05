namespace Ingest.Catalog.Query;

/// <summary>
/// What must not stand on a page. Of a beginning with very many forms the index is asked for the most frequent ones, and the texts of the pages it
/// finds decide about the rest: texts are read anyway, and putting all forms together costs what all their pages cost.
/// </summary>
internal sealed class Exclusion
{
    private const int Asked = 100;

    private readonly PageMatcher rest;

    public Exclusion(IReadOnlyList<TermGroup> terms, IReadOnlyList<MatchGroup> fields)
    {
        Frequent = [.. terms.Select(t => t.AllListed ? t.Listed : MatchGroup.Of(t.Forms.Take(Asked).Select(f => f.Word))), .. fields];
        All = [.. terms.Select(t => t.AllListed ? t.Listed : t.Whole), .. fields];
        // ends are their listed forms and no others, as in the index
        rest = new([.. terms.Where(t => !t.AllListed).Select(t => t with { Term = t.Term with { Suffix = false } })]);
    }

    /// <summary>What the index leaves out; a page it lets through may still hold something.</summary>
    public IReadOnlyList<MatchGroup> Frequent { get; }

    /// <summary>With this the index leaves out everything, at its price.</summary>
    public IReadOnlyList<MatchGroup> All { get; }

    public bool Holds(string text) => rest.Groups > 0 && rest.Find(text).All.Count > 0;
}
