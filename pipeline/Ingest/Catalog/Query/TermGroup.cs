namespace Ingest.Catalog.Query;

/// <summary>
/// One thing that must stand on the page, with everything that counts for it. <paramref name="Forms"/> are words of the vocabulary and how much
/// they weigh; <paramref name="Phrases"/> the same for several words in a row.
/// </summary>
internal sealed record TermGroup(SearchTerm Term, IReadOnlyDictionary<string, double> Forms, IReadOnlyList<(IReadOnlyList<string> Words, double Weight)> Phrases, bool AllListed)
{
    public const double AsTyped = 1;
    public const double Folded = 0.9;
    public const double LongerForm = 0.7;

    /// <summary>What is below it is merely similar.</summary>
    public const double Exact = 0.5;

    public MatchGroup Listed => new([.. Forms.Where(f => f.Value >= Exact).Select(f => new MatchPhrase([f.Key], false)), .. Phrases.Where(p => p.Weight >= Exact).Select(p => new MatchPhrase(p.Words, false))]);

    public MatchGroup Whole => Term.Prefix ? new([new MatchPhrase(Term.Words, true), .. Listed.Any.Where(_ => Term.Suffix)]) : Listed;

    public MatchGroup WithSimilar => new([.. Forms.Select(f => new MatchPhrase([f.Key], false)), .. Phrases.Select(p => new MatchPhrase(p.Words, false)), .. Whole.Any.Where(p => p.Prefix && !AllListed)]);

    public static TermGroup Of(IIndexReader index, SearchTerm term)
    {
        if (term.Words.Count > 1)
            return new(term, new Dictionary<string, double>(), [(term.Words, AsTyped)], true);
        var word = term.Words[0];
        var forms = new Dictionary<string, double>(StringComparer.Ordinal) { [word] = Folded };
        var all = true;
        if (term.Prefix)
        {
            var (words, areAll) = WordForms.Beginning(index, word);
            all = areAll;
            foreach (var form in words)
                forms[form] = LongerForm;
        }

        if (term.Suffix)
        {
            foreach (var form in WordForms.Ending(index, word))
                forms[form] = LongerForm;
        }

        return new(term, forms, [], all);
    }

    /// <summary>The same with words that are merely similar; of a phrase one word at a time may be another.</summary>
    public TermGroup Wider(IIndexReader index)
    {
        const int EachOfPhrase = 12;
        if (Term.Words is [var word])
        {
            var forms = new Dictionary<string, double>(Forms, StringComparer.Ordinal);
            foreach (var (similar, distance) in SimilarWords.Of(index, word))
                forms.TryAdd(similar, WeightOf(distance));
            return this with { Forms = forms };
        }

        var phrases = new List<(IReadOnlyList<string>, double)>(Phrases);
        for (var i = 0; i < Term.Words.Count && phrases.Count < WordForms.Most; i++)
        {
            foreach (var (similar, distance) in SimilarWords.Of(index, Term.Words[i]).Take(EachOfPhrase))
                phrases.Add(([.. Term.Words.Select((w, at) => at == i ? similar : w)], WeightOf(distance)));
        }

        return this with { Phrases = phrases };
    }

    private static double WeightOf(double distance) => 0.4 / (1 + distance);
}
