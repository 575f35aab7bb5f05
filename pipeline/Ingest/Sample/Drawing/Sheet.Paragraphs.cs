namespace Ingest.Sample.Drawing;

/// <summary>Running text: breaks at blanks and, where a word has marks (|), inside it with a hyphen.</summary>
internal sealed partial class Sheet
{
    private const char Break = '|';

    /// <returns>The baseline of the line after the paragraph.</returns>
    public double Paragraph(Pen pen, double x, double baseline, double width, string text, double feed = 1.22)
    {
        NewBlock();
        foreach (var line in Wrap(pen, width, text))
        {
            Line(pen, baseline, x, line);
            baseline += pen.Feed(feed);
        }
        return baseline;
    }

    internal static IEnumerable<string> Wrap(Pen pen, double width, string text)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            var rest = word;
            while (!Fits(line, rest))
            {
                var head = Head(line, rest);
                if (head.Length == 0 && line.Length == 0)
                    break;
                yield return head.Length == 0 ? line : Joined(line, Plain(head) + "-");
                line = "";
                rest = rest[(head.Length == 0 ? 0 : head.Length + 1)..];
            }
            line = Joined(line, Plain(rest));
        }
        if (line.Length > 0)
            yield return line;

        bool Fits(string start, string next) => pen.Width(Joined(start, Plain(next))) <= width;

        string Head(string start, string next)
        {
            for (var cut = next.LastIndexOf(Break); cut > 0; cut = next.LastIndexOf(Break, cut - 1))
                if (Fits(start, next[..cut] + "-"))
                    return next[..cut];
            return "";
        }
    }

    private static string Joined(string line, string word) => line.Length == 0 ? word : line + " " + word;

    private static string Plain(string word) => word.Replace(Break.ToString(), "", StringComparison.Ordinal);
}
