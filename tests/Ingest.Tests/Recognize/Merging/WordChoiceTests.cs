using Ingest.Recognize.Merging;

namespace Ingest.Tests.Recognize.Merging;

public sealed class WordChoiceTests
{
    [Theory]
    [InlineData("Bcrlin@0-60:0.5", "Berlin@0-60:0.9", "Berlin")]
    [InlineData("Berlin@0-60:0.9", "Bcrlin@0-60:0.5", "Berlin")]
    [InlineData("Berlin@0-60:0.9", "Bcrlin@0-60:0.92", "Berlin")]
    [InlineData("Rat@0-30:0.9 haus@33-60:0.4", "Rathaus@0-60:0.8", "Rathaus")]
    [InlineData("der@0-30:0.9 Rst@40-70:0.3 tagt@80-120:0.9", "dor@0-30:0.4 Rat@40-70:0.8 tagt@80-120:0.9", "der Rat tagt")]
    public void The_surer_reading_of_a_word_counts_and_the_first_in_doubt(string first, string second, string expected) =>
        Assert.Equal(expected, Readings.Text(WordChoice.Merge(Readings.Of(first), Readings.Of(second), _ => true)));

    [Theory]
    [InlineData("$@0-20:0.9 5@30-40:0.9", "§@0-20:0.8 5@30-40:0.9", "§ 5")]
    [InlineData("$@0-20:0.9 5@30-40:0.9", "§@0-20:0.5 5@30-40:0.9", "$ 5")]
    public void A_sign_the_first_model_does_not_know_is_taken_from_the_second_when_it_is_sure(string first, string second, string expected) =>
        Assert.Equal(expected, Readings.Text(WordChoice.Merge(Readings.Of(first), Readings.Of(second), text => !text.Contains('§', StringComparison.Ordinal))));

    [Theory]
    [InlineData("der@0-30:0.9", "der@0-30:0.9 Rat@40-70:0.8", "der Rat")]
    [InlineData("der@0-30:0.9", "der@0-30:0.9 i;@40-70:0.3", "der")]
    [InlineData("der@0-30:0.9 Rat@40-70:0.2", "der@0-30:0.9", "der Rat")]
    public void What_only_one_model_sees_is_kept_from_the_first_and_must_be_sure_from_the_second(string first, string second, string expected) =>
        Assert.Equal(expected, Readings.Text(WordChoice.Merge(Readings.Of(first), Readings.Of(second), _ => true)));
}
