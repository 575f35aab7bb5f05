using Ingest.Model;
using Ingest.Recognize;

namespace Ingest.Tests.Recognize.Merging;

/// <summary>Readings of lines written down by hand: <c>word@left-right:confidence</c>, divided by blanks.</summary>
internal static class Readings
{
    public static List<Word> Of(string line) => [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(One)];

    public static string Text(IEnumerable<Word> words) => string.Join(' ', words.Select(w => w.Text));

    private static Word One(string word)
    {
        var parts = word.Split('@', '-', ':');
        var numbers = parts[1..].Select(n => double.Parse(n, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        return new Word(parts[0], new Box((int)numbers[0], 0, (int)numbers[1], 20), numbers[2]);
    }

    /// <summary>Reads the same words on every page and counts the lines it was asked for.</summary>
    internal sealed class Recogniser(params string[] lines) : ILineRecognizer
    {
        public int Asked { get; private set; }

        /// <summary>The line at this height of the page, 100 pixels each.</summary>
        public IReadOnlyList<TextLine> Recognize(PagePicture page, IReadOnlyList<LineRegion> regions, TimeSpan limit, CancellationToken cancel)
        {
            Asked += regions.Count;
            return [.. regions.Select(r => new TextLine(r.Box, r.Baseline, Of(lines[(r.Box.Top + 50) / 100])))];
        }
    }
}
