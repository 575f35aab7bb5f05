namespace Ingest.Catalog.Query;

/// <summary>
/// One thing that must stand on the page, with everything that counts for it. <paramref name="Forms"/> are words of the vocabulary and how much
/// they weigh, each once; <paramref name="Phrases"/> the same for several words in a row.
/// </summary>
internal sealed record TermGroup(SearchTerm Term, IReadOnlyList<TermForm> Forms, IReadOnlyList<TermPhrase> Phrases, bool AllListed)
{
    public const double AsTyped = 1;
    public const double Folded = 0.9;
    public const double LongerForm = 0.7;

    /// <summary>What is below it is merely similar.</summary>
    public const double Exact = 0.5;

    public MatchGroup Listed => new([.. Forms.Where(f => f.Weight >= Exact).Select(f => new MatchPhrase([f.Word], false)), .. Phrases.Where(p => p.Weight >= Exact).Select(p => new MatchPhrase(p.Words, false))]);

    public MatchGroup Whole => Term.Prefix ? new([new MatchPhrase(Term.Words, true), .. Listed.Any.Where(_ => Term.Suffix)]) : Listed;

    public MatchGroup WithSimilar => new([.. Forms.Select(f => new MatchPhrase([f.Word], false)), .. Phrases.Select(p => new MatchPhrase(p.Words, false)), .. Whole.Any.Where(p => p.Prefix && !AllListed)]);

    public static TermGroup Of(IIndexReader index, SearchTerm term)
    {
        if (term.Words.Count > 1)
            return new(term, [], [new(term.Words, AsTyped)], true);
        var word = term.Words[0];
        var forms = new TermForms();
        forms.Add(word, Folded);
        var all = true;
        if (term.Prefix)
        {
            var (words, areAll) = WordForms.Beginning(index, word);
            all = areAll;
            foreach (var form in words)
                forms.Add(form, LongerForm);
        }

        if (term.Suffix)
        {
            foreach (var form in WordForms.Ending(index, word))
                forms.Add(form, LongerForm);
        }

        return new(term, forms.All, [], all);
    }

    /// <summary>The same with words that are merely similar; of a phrase one word at a time may be another.</summary>
    public TermGroup Wider(IIndexReader index)
    {
        const int EachOfPhrase = 12;
        if (Term.Words is [var word])
        {
            var forms = new TermForms();
            foreach (var form in Forms)
                forms.Add(form.Word, form.Weight);
            foreach (var similar in SimilarWords.Of(index, word))
                forms.Add(similar.Word, WeightOf(similar.Distance));
            return this with { Forms = forms.All };
        }

        var phrases = new List<TermPhrase>(Phrases);
        for (var i = 0; i < Term.Words.Count && phrases.Count < WordForms.Most; i++)
        {
            foreach (var similar in SimilarWords.Of(index, Term.Words[i]).Take(EachOfPhrase))
                phrases.Add(new([.. Term.Words.Select((w, at) => at == i ? similar.Word : w)], WeightOf(similar.Distance)));
        }

        return this with { Phrases = phrases };
    }

    private static double WeightOf(double distance) => 0.4 / (1 + distance);
}

/// <summary>A word that counts for a term.</summary>
internal sealed record TermForm(string Word, double Weight);

/// <summary>Words in a row that count for a term.</summary>
internal sealed record TermPhrase(IReadOnlyList<string> Words, double Weight);

/// <summary>Collects forms; of a word that comes twice the first weight holds.</summary>
internal sealed class TermForms
{
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly List<TermForm> all = [];

    public IReadOnlyList<TermForm> All => all;

    public void Add(string word, double weight)
    {
        if (seen.Add(word))
            all.Add(new(word, weight));
    }
}
