namespace Ingest.Recognize.Managed;

/// <summary>Which codes are worth following at a timestep.</summary>
internal enum CodeRank : byte
{
    /// <summary>The two best and the null code.</summary>
    Best,
    /// <summary>Others of the best five.</summary>
    Good,
    Other,
}

/// <summary>The ranks of the codes of one timestep and their certainties, each computed once.</summary>
internal sealed class StepRanking(int outputs, int nullCode, double offset)
{
    private const int Considered = 5;

    private readonly CodeRank[] ranks = new CodeRank[outputs];
    private readonly int[] top = new int[Considered];
    private int count;

    public int Top => count > 0 ? top[0] : -1;

    public int Second => count > 1 ? top[1] : -1;

    public CodeRank this[int code] => ranks[code];

    public void Rank(ReadOnlySpan<float> row)
    {
        Array.Fill(ranks, CodeRank.Other);
        count = 0;
        for (var code = 0; code < row.Length; code++)
        {
            if (count == Considered && row[code] <= row[top[count - 1]])
                continue;
            var place = count < Considered ? count++ : count - 1;
            for (; place > 0 && row[code] > row[top[place - 1]]; place--)
                top[place] = top[place - 1];
            top[place] = code;
        }
        for (var i = 0; i < count; i++)
            ranks[top[i]] = i < 2 ? CodeRank.Best : CodeRank.Good;
        ranks[nullCode] = CodeRank.Best;
    }

    /// <summary>Codes of the ranks <see cref="CodeRank.Best"/> and <see cref="CodeRank.Good"/>; the null code may be missing.</summary>
    public ReadOnlySpan<int> Ranked => top.AsSpan(0, count);

    /// <summary>Logarithm of a probability, a little less: the dictionary shall have its chance.</summary>
    public float Certain(float probability) => (float)(Certainty.Of(probability) + offset);
}
