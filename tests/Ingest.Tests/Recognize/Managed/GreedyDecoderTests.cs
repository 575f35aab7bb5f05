using Ingest.Recognize.Managed;

namespace Ingest.Tests.Recognize.Managed;

public sealed class GreedyDecoderTests
{
    private static readonly LstmModel Model = Models.Open("deu");

    [Fact]
    public void Repetitions_fold_and_nulls_vanish() => Assert.Equal("Hallo", Read("H", "H", "", "a", "l", "", "l", "l", "o", ""));

    [Fact]
    public void Nothing_but_nulls_is_no_text() => Assert.Equal("", Read("", "", ""));

    [Fact]
    public void A_character_spans_half_the_way_to_its_neighbours()
    {
        var characters = Decode("a", "", "", "", "b", "b", "");
        Assert.Equal((0, 2), (characters[0].Start, characters[0].End));
        Assert.Equal((2, 7), (characters[1].Start, characters[1].End));
        Assert.Equal((4, 6), (characters[1].First, characters[1].Last));
    }

    [Fact]
    public void The_weakest_step_is_the_certainty_of_a_character()
    {
        var scores = Scores("a", "a");
        scores[^Model.Codes.Count..].AsSpan()[Code("a")] = 0;
        scores[Model.Codes.Count + Code("a")] = 0.5f;
        var characters = new List<DecodedCharacter>();
        new GreedyDecoder(Model).Decode(new LineScores(scores, Model.Codes.Count), characters);
        Assert.Equal(MathF.Log(0.5f), Assert.Single(characters).Certainty);
    }

    [Fact]
    public void The_mean_tells_text_from_noise()
    {
        Assert.InRange(new LineScores(Scores("a", "", "b"), Model.Codes.Count).MeanOfBest(Model.NullCode), 0.85, 0.91);
        Assert.Equal(0, new LineScores(Scores("", ""), Model.Codes.Count).MeanOfBest(Model.NullCode));
    }

    private static string Read(params string[] steps) => string.Concat(Decode(steps).Select(c => Model.Characters.Text(c.Id)));

    private static List<DecodedCharacter> Decode(params string[] steps)
    {
        var characters = new List<DecodedCharacter>();
        new GreedyDecoder(Model).Decode(new LineScores(Scores(steps), Model.Codes.Count), characters);
        return characters;
    }

    private static float[] Scores(params string[] steps)
    {
        var scores = new float[steps.Length * Model.Codes.Count];
        for (var i = 0; i < steps.Length; i++)
            scores[i * Model.Codes.Count + Code(steps[i])] = 0.9f;
        return scores;
    }

    private static int Code(string text) =>
        text.Length == 0 ? Model.NullCode : Enumerable.Range(0, Model.Codes.Count).First(c => Model.Codes.Single(c) is var id and not CodeTable.None && Model.Characters.Text(id) == text);
}
