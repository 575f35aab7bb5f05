using Ingest.Model;
using Ingest.Native;
using Ingest.Recognize;
using Ingest.Recognize.Merging;

namespace Ingest.Tests.Recognize.Merging;

public sealed class MergedLineRecognizerTests
{
    private static readonly LineRegion[] Regions = [.. new[] { 0, 100, 200 }.Select(top => new LineRegion(new Box(0, top, 90, top + 20), default, 1))];

    [Fact]
    public void Only_doubtful_and_empty_lines_are_read_again()
    {
        var second = new Readings.Recogniser("nie@0-30:1", "Rat@0-30:0.8", "neu@0-30:0.9");
        Assert.Equal(["der", "Rat", "neu"], Read(new Readings.Recogniser("der@0-30:0.6", "Rst@0-30:0.4", ""), second, enough: 0.5));
        Assert.Equal(2, second.Asked);
    }

    [Fact]
    public void All_lines_are_read_twice_when_no_confidence_is_enough()
    {
        var second = new Readings.Recogniser("der@0-30:0.9", "Rat@0-30:0.9", "tagt@0-30:0.9");
        Assert.Equal(["der", "Rat", "tagt"], Read(new Readings.Recogniser("dcr@0-30:0.8", "Rat@0-30:1", "tegt@0-30:0.8"), second, double.PositiveInfinity));
        Assert.Equal(3, second.Asked);
    }

    private static IEnumerable<string> Read(ILineRecognizer first, ILineRecognizer second, double enough)
    {
        using var pixels = Pix.Create(100, 300, 8);
        var merged = new MergedLineRecognizer([new(first, _ => true), new(second, _ => true)], enough);
        return merged.Recognize(new PagePicture(pixels, new UprightResolution(300, 300)), Regions, TimeSpan.FromMinutes(1), default).Select(l => l.ToString());
    }
}
