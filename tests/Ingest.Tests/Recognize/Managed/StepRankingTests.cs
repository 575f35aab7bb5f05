using Ingest.Recognize.Managed;

namespace Ingest.Tests.Recognize.Managed;

public sealed class StepRankingTests
{
    private const int Null = 3;

    [Theory]
    [InlineData(6)]
    [InlineData(8)]
    [InlineData(111)]
    public void The_two_best_codes_come_first_then_three_more_and_of_equals_the_first(int outputs)
    {
        var ranking = new StepRanking(outputs, Null, [.. Enumerable.Range(0, outputs)]);
        var random = new Random(outputs);
        for (var round = 0; round < 500; round++)
        {
            // Few different numbers: many are equal.
            float[] row = [.. Enumerable.Range(0, outputs).Select(_ => random.Next(1 + round) / 500f)];
            ranking.Rank(row);
            var order = Enumerable.Range(0, outputs).OrderByDescending(c => row[c]).ToList();
            Assert.Equal((order[0], order[1]), (ranking.Top, ranking.Second));
            for (var place = 0; place < outputs; place++)
            {
                var expected = order[place] == Null || place < 2 ? CodeRank.Best : place < 5 ? CodeRank.Good : CodeRank.Other;
                Assert.Equal(expected, ranking[order[place]]);
            }
        }
    }
}
