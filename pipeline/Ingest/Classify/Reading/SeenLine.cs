using Ingest.Model;

namespace Ingest.Classify.Reading;

/// <summary>
/// A line, or the part of one between two wide gaps, as a reader sees it. Words are those of the page with spaced letters joined;
/// boxes are in pixels of the upright page, <see cref="DeliveredBox"/> in those of the delivered image.
/// </summary>
public sealed class SeenLine
{
    private readonly int[] starts;

    public SeenLine(RecordedPage page, IReadOnlyList<Word> words, Box box, double top, double bottom)
    {
        Page = page;
        Words = words;
        Box = box;
        Top = top;
        Bottom = bottom;
        starts = new int[words.Count];
        for (int i = 0, at = 0; i < words.Count; at += words[i].Text.Length + 1, i++)
            starts[i] = at;
        Text = string.Join(' ', words.Select(w => w.Text));
        Folded = Folding.Fold(Text);
    }

    public RecordedPage Page { get; }
    public IReadOnlyList<Word> Words { get; }
    public Box Box { get; }
    /// <summary>Upper and lower edge as shares of the page height.</summary>
    public double Top { get; }
    public double Bottom { get; }
    public string Text { get; }
    public string Folded { get; }

    /// <summary>First line of its block.</summary>
    public bool Opens { get; init; }

    /// <summary>The line before it in its block does not reach the margin: this one begins something new.</summary>
    public bool AfterShort { get; init; }

    /// <summary>Number of the block on its page.</summary>
    public int Block { get; init; }

    public Zone Zones { get; set; }

    public Box DeliveredBox => Deliver(Box);

    /// <summary>The words between two positions of <see cref="Text"/>, in the delivered image.</summary>
    public Box DeliveredBoxOf(int start, int length)
    {
        Box? box = null;
        for (var i = 0; i < Words.Count; i++)
        {
            if (starts[i] < start + length && starts[i] + Words[i].Text.Length > start)
                box = box?.Union(Words[i].Box) ?? Words[i].Box;
        }
        return Deliver(box ?? Box);
    }

    private Box Deliver(Box upright) =>
        Page.Image is { } image ? image.ToDelivered(Page.Turn, upright) : upright;
}
