using Ingest.Recognize.Merging;

namespace Ingest.Tests.Recognize.Merging;

public sealed class WordAlignmentTests
{
    [Theory]
    [InlineData("der@0-30:1 Rat@40-70:1", "der@1-29:1 Rat@41-71:1", "der|der Rat|Rat")]
    [InlineData("Rathaus@0-90:1", "Rat@0-40:1 haus@45-90:1", "Rathaus|Rat haus")]
    [InlineData("Rat@0-40:1 haus@45-90:1", "Rathaus@0-90:1", "Rat haus|Rathaus")]
    [InlineData("an@0-20:1 den@25-60:1 Rat@70-95:1", "anden@0-60:1 Rat@70-95:1", "an den|anden Rat|Rat")]
    [InlineData("ab@0-30:1 cd@35-60:1", "a@0-12:1 bc@14-50:1 d@52-60:1", "ab cd|a bc d")]
    [InlineData("", "Rat@0-40:1", "|Rat")]
    [InlineData("der@0-30:1", "Rat@40-70:1", "der| |Rat")]
    public void Words_in_the_same_place_meet_however_they_are_divided(string first, string second, string groups)
    {
        var found = WordAlignment.Groups([Readings.Of(first), Readings.Of(second)]);
        Assert.Equal(groups, string.Join(' ', found.Select(g => string.Join('|', g.Select(Readings.Text)))));
    }

    [Fact]
    public void Words_of_three_readings_meet_through_one_another()
    {
        var found = WordAlignment.Groups([Readings.Of("Rat@0-30:1 haus@35-60:1 ist@70-90:1"), Readings.Of("Rathaus@0-60:1"), Readings.Of("Rat@0-30:1 hausist@34-90:1")]);
        Assert.Equal("Rat haus ist|Rathaus|Rat hausist", Assert.Single(found.Select(g => string.Join('|', g.Select(Readings.Text)))));
    }
}
