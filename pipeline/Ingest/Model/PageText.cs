namespace Ingest.Model;

/// <summary>The words of a page in reading order, in pixels of the upright page.</summary>
public sealed record PageText(IReadOnlyList<TextBlock> Blocks)
{
    public static PageText Empty { get; } = new([]);

    public IEnumerable<TextLine> Lines => Blocks.SelectMany(b => b.Lines);

    public IEnumerable<Word> Words => Lines.SelectMany(l => l.Words);

    public bool IsEmpty => Blocks.Count == 0;

    /// <summary>Which finder found the lines, for the evidence of the page; empty when the recogniser did it itself. Not stored with the words.</summary>
    internal string Layout { get; init; } = "";

    /// <summary>Mean word confidence from 0 to 1; 0 without words.</summary>
    public double Confidence => Words.Select(w => w.Confidence).DefaultIfEmpty(0).Average();

    /// <summary>The words a person means by this box: those that lie in it, or the one it lies in; none when nothing stands there.</summary>
    public IReadOnlyList<Word> At(Box box)
    {
        var inside = Words.Where(w => box.Shared(w.Box) * 2 >= Math.Max(1, w.Box.Area)).ToList();
        return inside.Count > 0 ? inside : [.. Words.Where(w => box.Shared(w.Box) * 2 >= Math.Max(1, box.Area)).Take(1)];
    }

    /// <summary>Lines end in LF; a blank line stands between blocks.</summary>
    public string ToPlainText() =>
        string.Join("\n", Blocks.Select(b => string.Concat(b.Lines.Select(l => l.ToString() + "\n"))));
}

/// <summary>A paragraph or column part as the layout found it.</summary>
public sealed record TextBlock(Box Box, IReadOnlyList<TextLine> Lines);

/// <summary>A line with its baseline, which falls or rises with the skew of the page.</summary>
public sealed record TextLine(Box Box, Baseline Baseline, IReadOnlyList<Word> Words)
{
    /// <summary>Read several times, and no two readings are alike: rather a mark than text.</summary>
    public bool IsUnconfirmed { get; init; }

    public override string ToString() => string.Join(' ', Words.Select(w => w.Text));
}

/// <summary>Two points of the line the letters stand on, in pixels of the upright page.</summary>
public readonly record struct Baseline(double X0, double Y0, double X1, double Y1)
{
    /// <summary>Clockwise slope in radians: positive when the line falls to the right.</summary>
    public double Angle => Math.Atan2(Y1 - Y0, X1 - X0);
}

/// <summary>Confidence from 0 to 1, 1 = sure (ALTO WC).</summary>
public sealed record Word(string Text, Box Box, double Confidence)
{
    /// <summary>A person wrote it (ALTO CS). Not kept with the words in the journal, which holds what machines read.</summary>
    public bool Corrected { get; init; }
}
