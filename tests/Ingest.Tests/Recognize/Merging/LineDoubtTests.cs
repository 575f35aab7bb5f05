using Ingest.Model;
using Ingest.Recognize.Merging;

namespace Ingest.Tests.Recognize.Merging;

public sealed class LineDoubtTests
{
    [Theory]
    [InlineData("", 3)]
    [InlineData("B.189@0-40:0.9 2@60-70:0.9", 3)]
    [InlineData("Rathaus@0-90:0.9 in@100-120:0.49", 2)]
    [InlineData("Rathaus@0-90:0.9 in@100-120:0.9", 1)]
    public void Short_lines_are_read_three_times_and_doubtful_ones_twice(string first, int readings) =>
        Assert.Equal(readings, LineDoubt.Readings(new TextLine(default, default, Readings.Of(first))));

    [Theory]
    [InlineData(true, "[us@0-30:0.5", "KW@0-30:0.4", "se@0-30:0.4")]
    [InlineData(true, "4@0-30:0.5", "", "")]
    [InlineData(false, "B.189@0-30:0.5", "E.189@0-30:0.4", "5.189@0-30:0.4")]
    [InlineData(false, "Ratsherr@0-30:0.5 von@0-30:0.5", "xx@0-30:0.4", "yy@0-30:0.4")]
    [InlineData(false, "[us@0-30:0.5", "KW@0-30:0.4")]
    public void Scraps_are_few_characters_of_which_no_two_of_three_readings_are_alike(bool scrap, params string[] readings) =>
        Assert.Equal(scrap, LineDoubt.IsScrap([.. readings.Select(Readings.Of)]));
}
