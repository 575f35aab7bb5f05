using Ingest.Recognize.Ink;

namespace Ingest.Recognize.Layout;

/// <summary>Letters that stand side by side: a word, or a part of one.</summary>
internal sealed class Strand
{
    private readonly List<Spot> letters;

    public Strand(List<Spot> letters, double slope)
    {
        this.letters = letters;
        letters.Sort((a, b) => a.Left != b.Left ? a.Left.CompareTo(b.Left) : a.Top.CompareTo(b.Top));
        (Left, Right) = (letters.Min(l => l.Left), letters.Max(l => l.Right));
        Baseline = Median(letters.Select(l => l.Bottom - slope * l.Middle));
        Height = Median(letters.Select(l => (double)l.Height));
        Top = Median(letters.Select(l => l.Top - slope * l.Middle));
    }

    public IReadOnlyList<Spot> Letters => letters;
    public int Left { get; }
    public int Right { get; }

    /// <summary>Where the letters stand, at the left edge of the page.</summary>
    public double Baseline { get; }

    /// <summary>Where most of them end above, at the left edge of the page.</summary>
    public double Top { get; }

    /// <summary>Of its middle letter.</summary>
    public double Height { get; }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
