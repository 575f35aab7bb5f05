using Ingest.Model;
using Ingest.Native;
using Ingest.Recognize;
using Ingest.Recognize.Merging;

namespace Ingest.Tests.Recognize.Merging;

public sealed class MergedLineRecognizerTests
{
    private static readonly LineRegion[] Regions = [.. new[] { 0, 100, 200 }.Select(top => new LineRegion(new Box(0, top, 90, top + 20), default, 1))];

    [Fact]
    public void Only_lines_that_want_it_are_read_again()
    {
        var second = new Readings.Recogniser("nie@0-30:1", "Rat@0-30:0.8", "neu@0-30:0.9");
        Assert.Equal(["der", "Rat", "neu"], Read(line => line.Words.Count == 0 || line.Words[0].Confidence < 0.5 ? 2 : 1,
            new Readings.Recogniser("der@0-30:0.6", "Rst@0-30:0.4", ""), second));
        Assert.Equal(2, second.Asked);
    }

    [Fact]
    public void All_lines_are_read_by_all_when_every_reading_is_wanted()
    {
        var second = new Readings.Recogniser("der@0-30:0.9", "Rat@0-30:0.9", "tagt@0-30:0.9");
        Assert.Equal(["der", "Rat", "tagt"], Read(_ => int.MaxValue, new Readings.Recogniser("dcr@0-30:0.8", "Rat@0-30:1", "tegt@0-30:0.8"), second));
        Assert.Equal(3, second.Asked);
    }

    [Fact]
    public void A_scrap_that_every_reading_takes_for_something_else_is_left_out_with_a_finding()
    {
        var (first, second, third) = (new Readings.Recogniser("[us@0-30:0.5", "B.189@0-30:0.5", "der@0-30:0.9"),
            new Readings.Recogniser("KW@0-30:0.4", "3.189@0-30:0.4", "der@0-30:0.9"), new Readings.Recogniser("se@0-30:0.4", "E.189@0-30:0.4", "der@0-30:0.9"));
        var lines = Lines(LineDoubt.Readings, first, second, third);
        Assert.Equal(["[us", "B.189", "der"], lines.Select(l => l.ToString()));
        Assert.Equal([true, false, false], lines.Select(l => l.IsUnconfirmed));
        var left = UnreadMarks.LeaveOut(new(new PageText([new TextBlock(default, lines)]), Turn.None, []));
        Assert.Equal("B.189\nder\n", left.Text.ToPlainText());
        Assert.Single(left.Findings);
    }

    private static IEnumerable<string> Read(Func<TextLine, int> wanted, params ILineRecognizer[] readers) => Lines(wanted, readers).Select(l => l.ToString());

    private static IReadOnlyList<TextLine> Lines(Func<TextLine, int> wanted, params ILineRecognizer[] readers)
    {
        using var pixels = Pix.Create(100, 300, 8);
        var merged = new MergedLineRecognizer([.. readers.Select(r => new Voter(r, _ => true))], wanted);
        return merged.Recognize(new PagePicture(pixels, new UprightResolution(300, 300)), Regions, TimeSpan.FromMinutes(1), default);
    }
}
