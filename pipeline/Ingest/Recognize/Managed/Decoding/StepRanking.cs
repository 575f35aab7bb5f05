using System.Numerics;
using System.Runtime.Intrinsics;

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
internal sealed class StepRanking
{
    private const int Considered = 5;
    /// <summary>Taken off every certainty: the dictionary shall have its chance.</summary>
    private const double Offset = -0.085;

    private readonly int nullCode;
    private readonly int[] order;
    private readonly CodeRank[] ranks;
    private readonly float[] alone;
    private readonly float[] withNull;
    private readonly int[] top = new int[Considered];
    private readonly List<int> best = new(Considered + 1);
    private readonly List<int> good = new(Considered);
    private int count;

    /// <param name="starts">Codes that are whole characters, in the order in which paths try them.</param>
    public StepRanking(int outputs, int nullCode, IReadOnlyList<int> starts)
    {
        this.nullCode = nullCode;
        (ranks, alone, withNull) = (new CodeRank[outputs], new float[outputs], new float[outputs]);
        Array.Fill(ranks, CodeRank.Other);
        order = new int[outputs];
        Array.Fill(order, -1);
        for (var i = 0; i < starts.Count; i++)
            order[starts[i]] = i;
    }

    public int Top => count > 0 ? top[0] : -1;

    public int Second => count > 1 ? top[1] : -1;

    public CodeRank this[int code] => ranks[code];

    /// <summary>The codes of a rank that are whole characters, in order; for <see cref="CodeRank.Other"/> nothing is prepared.</summary>
    public List<int> Characters(CodeRank rank) => rank == CodeRank.Best ? best : good;

    public void Rank(ReadOnlySpan<float> row)
    {
        for (var i = 0; i < count; i++)
            ranks[top[i]] = CodeRank.Other;
        FindTop(row);
        best.Clear();
        good.Clear();
        ranks[nullCode] = CodeRank.Best;
        for (var i = 0; i < count; i++)
        {
            var code = top[i];
            var rank = i < 2 || code == nullCode ? CodeRank.Best : CodeRank.Good;
            ranks[code] = rank;
            if (rank == CodeRank.Best)
                (alone[code], withNull[code]) = (Certain(row[code]), Certain(row[code] + row[nullCode]));
            Insert(rank == CodeRank.Best ? best : good, code);
        }
        if (best.Contains(nullCode))
            return;
        alone[nullCode] = Certain(row[nullCode]);
        withNull[nullCode] = Certain(row[nullCode] + row[nullCode]);
        Insert(best, nullCode);
    }

    /// <summary>Certainty of a code on its own.</summary>
    public float Alone(int code, ReadOnlySpan<float> row) => ranks[code] == CodeRank.Best ? alone[code] : Certain(row[code]);

    /// <summary>Certainty of a step that a code of the rank <see cref="CodeRank.Best"/> shares with the null code.</summary>
    public float WithNull(int code) => withNull[code];

    /// <summary>Certainty of a step shared by codes of this probability together.</summary>
    public static float Certain(float probability) => (float)(Certainty.Of(probability) + Offset);

    private void FindTop(ReadOnlySpan<float> row)
    {
        count = 0;
        var bound = Vector256.Create(Bound(row));
        var code = 0;
        for (; code <= row.Length - Vector256<float>.Count; code += Vector256<float>.Count)
        {
            var bits = Vector256.GreaterThanOrEqual(Vector256.Create(row[code..]), bound).ExtractMostSignificantBits();
            for (; bits != 0; bits &= bits - 1)
                Offer(code + BitOperations.TrailingZeroCount(bits), row);
        }
        for (; code < row.Length; code++)
            Offer(code, row);
    }

    // Of eight groups of codes the largest each: five of them are at least as large as the fifth, so no smaller one is among the best five.
    private static float Bound(ReadOnlySpan<float> row)
    {
        if (row.Length < Vector256<float>.Count)
            return float.NegativeInfinity;
        var most = Vector256.Create(row);
        for (var i = Vector256<float>.Count; i <= row.Length - Vector256<float>.Count; i += Vector256<float>.Count)
            most = Vector256.MaxNative(most, Vector256.Create(row[i..]));
        Span<float> best = stackalloc float[Considered];
        best.Fill(float.NegativeInfinity);
        for (var i = 0; i < Vector256<float>.Count; i++)
        {
            var (value, place) = (most[i], Considered);
            for (; place > 0 && value > best[place - 1]; place--)
            {
                if (place < Considered)
                    best[place] = best[place - 1];
            }
            if (place < Considered)
                best[place] = value;
        }
        return best[Considered - 1];
    }

    private void Offer(int code, ReadOnlySpan<float> row)
    {
        var value = row[code];
        if (count == Considered && value <= row[top[Considered - 1]])
            return;
        var place = count < Considered ? count++ : count - 1;
        for (; place > 0 && value > row[top[place - 1]]; place--)
            top[place] = top[place - 1];
        top[place] = code;
    }

    private void Insert(List<int> codes, int code)
    {
        if (order[code] < 0)
            return;
        var place = codes.Count;
        while (place > 0 && order[codes[place - 1]] > order[code])
            place--;
        codes.Insert(place, code);
    }
}
