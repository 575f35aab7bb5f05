using Ingest.Catalog.Words;

namespace Ingest.Catalog.Query;

/// <summary>
/// Answers one search. The order of hits: first pages with words as typed and their frequent longer forms, then those with rarer forms, then those with
/// similar words; within each of these stages windows of <see cref="PageWindows.Size"/> pages, the newest first; within a window by rank, title and date.
/// So what a search costs depends on what is shown, not on how often a word stands in the catalog, and no number of hits is too large.
/// </summary>
internal sealed class Searcher(IIndexReader index, SearchQuery query, SearchScope scope)
{
    private const int Counted = 1000;
    private const int Similar = 2;

    private readonly List<PlacedHit> hits = [];
    private readonly List<SearchTerm> terms = [.. query.Terms.Where(t => !t.Without)];
    private readonly List<string> titleWords = [.. query.Terms.Where(t => !t.Without).SelectMany(t => t.Words)];
    private readonly List<FieldCondition> conditions = query.Fields.Any(f => f is { Kind: FieldKind.Status, Without: false })
        ? [.. query.Fields]
        : [.. query.Fields, FieldCondition.Of(FieldKind.Status, CatalogStatus.Word(Model.DocumentStatus.Dissolved), DateSpan.None, without: true)];
    private IReadOnlyList<TermGroup> groups = [];
    private MatchGroup[] fields = [];
    private Exclusion exclusion = new([], []);
    private double[] rarity = [];

    public FoundPages Run()
    {
        if (query.IsEmpty || scope.Limit < 1)
            return FoundPages.None;
        if (query.Terms.Count == 0 && query.Fields.All(f => f.Kind is not (FieldKind.Title or FieldKind.Sender)))
            return Documents();
        Prepare();
        var start = scope.After.Length == 0 ? new SearchPlace(0, index.LastPage() + 1, 0, 0) : SearchPlace.Read(scope.After);
        for (var stage = start.Stage; stage <= Similar && hits.Count <= scope.Limit; stage++)
        {
            if (stage == Similar && (scope.Fuzzy == Fuzzy.Never || scope.Fuzzy == Fuzzy.WhenNothingIsFound && (hits.Count > 0 || start.Stage < Similar && scope.After.Length > 0)))
                break;
            if (stage == 1 && groups.All(g => g.AllListed))
                continue;
            if (stage == Similar)
                groups = [.. groups.Select(g => g.Wider(index))];
            RunStage(stage, stage == start.Stage ? start : new(stage, index.LastPage() + 1, 0, 0));
        }

        var more = hits.Count > scope.Limit;
        if (more)
            hits.RemoveRange(scope.Limit, hits.Count - scope.Limit);
        return new([.. hits.Select(h => h.Hit with { Cursor = h.Place.ToCursor() })], more ? hits[^1].Place.ToCursor() : "") { Words = new(groups) };
    }

    private void Prepare()
    {
        groups = [.. terms.Select(t => TermGroup.Of(index, t))];
        // what was dissolved into others is only found by its status
        exclusion = new([.. query.Terms.Where(t => t.Without).Select(t => TermGroup.Of(index, t))], [.. Narrowing.Without(conditions)]);
        fields = [.. Narrowing.Of(index, scope.Organisation, conditions)];
        if (query.Terms.Count == 0)
            fields = [.. fields, MatchGroup.Of([IndexMarks.FirstPage.ToString()])];
        else if (terms.Count + fields.Length == 0)
            fields = [MatchGroup.Of([IndexMarks.Every.ToString()])];
        var pages = groups.Count > 1 ? index.LastPage() : 0;
        rarity = new double[groups.Count];
        for (var i = 0; i < rarity.Length; i++)
            rarity[i] = rarity.Length > 1 ? PageScore.Rarity(pages, Frequency(groups[i], pages)) : 1;
    }

    /// <summary>On how many pages a term stands; of a frequent one the newest say it for all.</summary>
    private double Frequency(TermGroup group, long pages)
    {
        var newest = index.Pages(new([group.Listed], []), long.MaxValue, Counted);
        return newest.Count < Counted ? newest.Count : (double)Counted * pages / (newest[0] - newest[^1] + 1);
    }

    private void RunStage(int stage, SearchPlace start)
    {
        var windows = new PageWindows(index, [.. groups.Select(g => stage switch { 0 => g.Listed, 1 => g.Whole, _ => g.WithSimilar }), .. fields], exclusion);
        var matcher = new PageMatcher(groups);
        for (var below = start.Below; hits.Count <= scope.Limit;)
        {
            var window = windows.Next(below);
            var ranked = Ranked(stage, matcher, window.Pages);
            foreach (var found in start.Page > 0 && below == start.Below ? After(ranked, start) : ranked)
            {
                if (hits.Count > scope.Limit)
                    return;
                var snippet = hits.Count < scope.Limit ? SnippetCutter.Cut(found.Page.Text, found.Matches) : Snippet.None;
                hits.Add(new(
                    new(found.Page.Document, found.Page.Number, snippet, found.Rank) { Similar = stage == Similar }, new(stage, below, found.Rank, found.Page.Id)));
            }

            if (window.IsLast)
                return;
            below = window.Last;
        }
    }

    private List<RankedPage> Ranked(int stage, PageMatcher matcher, IReadOnlyList<IndexedPage> window)
    {
        var ranked = new List<RankedPage>();
        foreach (var page in window)
        {
            if (!Narrowing.Holds(conditions, page.Document) || scope.Organisation.Length > 0 && page.Document.Organisation != scope.Organisation)
                continue;
            var matches = matcher.Find(page.Text);
            if (StageOf(matches) == stage)
                ranked.Add(new(page, matches, PageScore.Of(matches, rarity), titleWords));
        }

        ranked.Sort(RankedPage.Compare);
        return ranked;
    }

    /// <summary>Where a page is shown when several stages find it: the first one that does.</summary>
    private int StageOf(PageMatches matches)
    {
        Span<int> best = stackalloc int[SearchQuery.MostTerms];
        // no Fill: its vectors are compiled when they are first used, and a command is used once
        foreach (ref var one in best)
            one = int.MaxValue;
        foreach (var match in matches.All)
            best[match.Group] = Math.Min(best[match.Group], match.Weight < TermGroup.Exact ? Similar : match.IsListed ? 0 : 1);
        var stage = 0;
        foreach (var one in best[..groups.Count])
            stage = one == int.MaxValue ? stage : Math.Max(stage, one);
        return stage;
    }

    private static IEnumerable<RankedPage> After(List<RankedPage> ranked, SearchPlace start)
    {
        var at = ranked.FindIndex(p => p.Page.Id == start.Page);
        // the page may have gone since
        return at >= 0 ? ranked.Skip(at + 1) : ranked.Where(p => p.Rank > start.Rank);
    }

    /// <summary>A query of fields only finds whole documents, in the order of lists.</summary>
    private FoundPages Documents()
    {
        const int Read = 200;
        var after = scope.After.Length == 0 ? [] : Cursor.Read(scope.After, DocumentOrder.Values);
        var found = new List<CatalogDocument>();
        IReadOnlyList<CatalogDocument> part;
        do
        {
            part = index.Documents(scope.Organisation, conditions, after, Read);
            found.AddRange(part.Where(d => Narrowing.Holds(conditions, d)));
            after = part.Count > 0 ? DocumentOrder.Of(part[^1]) : after;
        }
        while (part.Count == Read && found.Count <= scope.Limit);
        var shown = found.Take(scope.Limit).ToList();
        return new([.. shown.Select(d => new SearchHit(d, 1, Snippet.None, 0) { Cursor = d.Cursor })], found.Count > scope.Limit ? shown[^1].Cursor : "");
    }

    private sealed record PlacedHit(SearchHit Hit, SearchPlace Place);
}
