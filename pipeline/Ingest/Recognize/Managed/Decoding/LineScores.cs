using System.Runtime.InteropServices;

namespace Ingest.Recognize.Managed;

/// <summary>What a network says about one line: for each timestep the probability of each code.</summary>
internal readonly ref struct LineScores(ReadOnlySpan<float> probabilities, int outputs)
{
    private readonly ReadOnlySpan<float> probabilities = probabilities;

    public int Outputs => outputs;

    public int Steps => probabilities.Length / outputs;

    public ReadOnlySpan<float> this[int step] => probabilities.Slice(step * outputs, outputs);

    /// <summary>The likeliest code of a step, the first of equals.</summary>
    public int Best(int step)
    {
        var row = this[step];
        // As integers: a search for bits takes many numbers at once. Probabilities are never negative zeros.
        return MemoryMarshal.Cast<float, int>(row).IndexOf(BitConverter.SingleToInt32Bits(Softmax.Largest(row)));
    }

    /// <summary>Mean probability of the codes that stand for something, in 127ths; 0 when there is none. Tells text from its negative.</summary>
    public float MeanOfBest(int nullCode)
    {
        var (sum, count) = (0L, 0);
        for (var step = 0; step < Steps; step++)
        {
            var best = Best(step);
            if (best == nullCode)
                continue;
            sum += (int)(sbyte.MaxValue * this[step][best]);
            count++;
        }
        return count == 0 ? 0 : (float)((double)sum / count / sbyte.MaxValue);
    }
}
