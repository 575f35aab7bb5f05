namespace Ingest.Recognize.Layout;

/// <summary>Words on one baseline, from left to right.</summary>
internal sealed class Row
{
    private readonly List<Strand> words = [];

    public Row(IEnumerable<Strand> strands)
    {
        foreach (var strand in strands)
            Add(strand);
    }

    public IReadOnlyList<Strand> Words => words;
    public int Left => words[0].Left;
    public int Right { get; private set; }

    /// <summary>At the left edge of the page, the mean of its words by their letters.</summary>
    public double Baseline { get; private set; }

    /// <summary>The upper end of most letters.</summary>
    public double Top { get; private set; }

    /// <summary>Of its middle letters.</summary>
    public double Height { get; private set; }

    public int Letters { get; private set; }

    public void Add(Strand word)
    {
        var at = words.FindIndex(w => w.Left > word.Left);
        words.Insert(at < 0 ? words.Count : at, word);
        Right = words.Count == 1 ? word.Right : Math.Max(Right, word.Right);
        var (before, added) = (Letters, word.Letters.Count);
        Letters += added;
        Baseline = (Baseline * before + word.Baseline * added) / Letters;
        Height = (Height * before + word.Height * added) / Letters;
        Top = (Top * before + word.Top * added) / Letters;
    }

    /// <summary>The words before and after a place, where there are any.</summary>
    public (Strand? Before, Strand? After) Around(Strand word)
    {
        var at = words.FindIndex(w => w.Left > word.Left);
        return at < 0 ? (words[^1], null) : (at > 0 ? words[at - 1] : null, words[at]);
    }
}
