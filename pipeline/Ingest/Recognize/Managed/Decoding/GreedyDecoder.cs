namespace Ingest.Recognize.Managed;

/// <summary>Takes the likeliest code of each timestep, folds repetitions and leaves out the null code: the plain reading of a CTC network.</summary>
internal sealed class GreedyDecoder(LstmModel model)
{
    private readonly List<(int Code, int First, int End, float Certainty)> runs = [];

    /// <summary>Appends the characters of a line.</summary>
    public void Decode(LineScores scores, List<DecodedCharacter> characters)
    {
        FindRuns(scores);
        var before = 0;
        for (var i = 0; i < runs.Count;)
        {
            var length = Match(i, out var id);
            if (id != CodeTable.None)
            {
                var certainty = runs[i].Certainty;
                for (var j = 1; j < length; j++)
                    certainty = Math.Min(certainty, runs[i + j].Certainty);
                var end = runs[i + length - 1].End;
                var next = i + length < runs.Count ? end + (runs[i + length].First - end) / 2 : scores.Steps;
                characters.Add(new DecodedCharacter(id, certainty, before, next, runs[i].First, end, InDictionary: false));
                before = next;
            }
            i += length;
        }
    }

    private void FindRuns(LineScores scores)
    {
        runs.Clear();
        var last = model.NullCode;
        for (var step = 0; step < scores.Steps; step++)
        {
            var best = scores.Best(step);
            if (best != model.NullCode)
            {
                var certainty = Certainty.Of(scores[step][best]);
                if (best == last)
                    runs[^1] = runs[^1] with { End = step + 1, Certainty = Math.Min(runs[^1].Certainty, certainty) };
                else
                    runs.Add((best, step, step + 1, certainty));
            }
            last = best;
        }
    }

    /// <summary>The longest sequence of codes from here that makes a character; one code that makes none is skipped.</summary>
    private int Match(int from, out int id)
    {
        id = CodeTable.None;
        var (longest, sequence) = (1, 0UL);
        for (var i = from; i < runs.Count && i - from < CodeTable.LongestSequence; i++)
        {
            sequence = CodeTable.Append(sequence, runs[i].Code);
            if (model.Codes.Character(sequence) is var found and not CodeTable.None)
                (id, longest) = (found, i - from + 1);
        }
        return longest;
    }
}
