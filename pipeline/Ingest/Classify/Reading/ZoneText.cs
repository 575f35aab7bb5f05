using System.Text;

namespace Ingest.Classify.Reading;

/// <summary>The folded lines of one zone as one text, lines parted by LF, words broken at a line end joined; knows which line a position came from.</summary>
public sealed class ZoneText
{
    private readonly List<int> starts = [];
    private readonly IReadOnlyList<SeenLine> lines;

    public ZoneText(IReadOnlyList<SeenLine> lines)
    {
        this.lines = lines;
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            if (text.Length > 1 && text[^1] == '\n' && text[^2] == '-' && line.Folded.Length > 0 && char.IsLower(line.Folded[0])
                && text.Length > 2 && char.IsLetter(text[^3]) && !ContinuesList(line.Folded))
                text.Length -= 2;
            starts.Add(text.Length);
            text.Append(line.Folded).Append('\n');
        }
        Text = text.ToString();
    }

    public string Text { get; }

    public IReadOnlyList<SeenLine> Lines => lines;

    public SeenLine LineAt(int position)
    {
        var found = starts.BinarySearch(position);
        return lines[found >= 0 ? found : ~found - 1];
    }

    /// <summary>"Bau- und Grundstücksamt" keeps its hyphen.</summary>
    private static bool ContinuesList(string line) =>
        line.StartsWith("und ", StringComparison.Ordinal) || line.StartsWith("oder ", StringComparison.Ordinal) || line.StartsWith("bzw", StringComparison.Ordinal);
}
