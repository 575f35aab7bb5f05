using Ingest.Model;
using Ingest.Recognize.Merging;

namespace Ingest.Tests.Recognize.Merging;

public sealed class WordVoteTests
{
    [Theory]
    [InlineData("Bcrlin@0-60:0.5", "Berlin@0-60:0.9", "Berlin")]
    [InlineData("Berlin@0-60:0.9", "Bcrlin@0-60:0.5", "Berlin")]
    [InlineData("Berlin@0-60:0.9", "Bcrlin@0-60:0.9", "Berlin")]
    [InlineData("Rat@0-30:0.9 baus@33-60:0.4", "Rathaus@0-60:0.8", "Rathaus")]
    [InlineData("der@0-30:0.9 Rst@40-70:0.3 tagt@80-120:0.9", "dor@0-30:0.4 Rat@40-70:0.8 tagt@80-120:0.9", "der Rat tagt")]
    public void The_surer_of_two_readings_of_a_word_counts_and_the_first_in_doubt(string first, string second, string expected) =>
        Assert.Equal(expected, Elected(_ => true, first, second));

    [Fact]
    public void Two_that_agree_outweigh_one_that_is_surer() =>
        Assert.Equal("Berlin", Elected(_ => true, "Bcrlin@0-60:0.8", "Berlin@0-60:0.5", "Berlin@1-61:0.5"));

    [Fact]
    public void A_word_is_as_sure_as_the_surest_reading_that_agrees_with_it()
    {
        var words = WordVote.Merge([.. new[] { "Bcrlin@0-60:0.8", "Berlin@0-60:0.5", "Berlin@1-61:0.7" }.Select(Readings.Of)], [.. Enumerable.Repeat((Func<string, bool>)(_ => true), 3)]);
        Assert.Equal(new Word("Berlin", new(0, 0, 60, 20), 0.7), Assert.Single(words));
    }

    [Theory]
    [InlineData("§@0-20:0.8 5@30-40:0.9", "§ 5")]
    [InlineData("§@0-20:0.5 5@30-40:0.9", "$ 5")]
    public void A_model_has_no_voice_against_a_sign_it_does_not_know_when_another_is_sure_of_it(string second, string expected) =>
        Assert.Equal(expected, Elected(text => !text.Contains('§', StringComparison.Ordinal), "$@0-20:0.9 5@30-40:0.9", second));

    [Fact]
    public void How_equal_letters_are_divided_follows_the_first_reading() =>
        Assert.Equal("Rat haus", Elected(_ => true, "Rat@0-30:0.5 haus@33-60:0.4", "Rathaus@0-60:0.9", "Rathaus@0-60:0.9"));

    [Theory]
    [InlineData("der@0-30:0.9", "der@0-30:0.9 i@40-70:0.9", "der")]
    [InlineData("der@0-30:0.9 Rat@40-70:0.2", "der@0-30:0.9", "der Rat")]
    [InlineData("", "Rat@0-30:0.9", "Rat")]
    public void Words_stand_where_the_first_reading_has_some_or_nothing_at_all(string first, string second, string expected) =>
        Assert.Equal(expected, Elected(_ => true, first, second));

    private static string Elected(Func<string, bool> firstPrints, params string[] readings) =>
        Readings.Text(WordVote.Merge([.. readings.Select(Readings.Of)], [firstPrints, .. readings.Skip(1).Select(_ => (Func<string, bool>)(_ => true))]));
}
