using Ingest.Recognize.Managed;
using Ingest.Tests.Support;

namespace Ingest.Tests.Recognize.Managed;

public sealed class SoftmaxTests
{
    private const float Lowest = -86;

    /// <summary>With fused multiplication, that is; the C library has other code for processors without it.</summary>
    [Fact]
    public void The_exponential_has_the_bits_of_the_c_library()
    {
        if (!System.Runtime.Intrinsics.X86.Fma.IsSupported)
            return;
        var numbers = new float[4099];
        var (last, step) = (BitConverter.SingleToInt32Bits(-Lowest), TestScope.All ? 1 : 997);
        for (long bits = 0; bits <= last; bits += (long)step * numbers.Length)
        {
            for (var i = 0; i < numbers.Length; i++)
                numbers[i] = -BitConverter.Int32BitsToSingle((int)Math.Min(last, bits + (long)i * step));
            float[] expected = [.. numbers.Select(MathF.Exp)];
            Exponential.Apply(numbers);
            Assert.Equal(expected, numbers);
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 7)]
    [InlineData(4, 8)]
    [InlineData(9, 113)]
    public void Rows_become_what_they_become_one_by_one(int rows, int outputs)
    {
        var random = new Random(rows);
        float[] sums = [.. Enumerable.Range(0, rows * outputs).Select(_ => (float)(random.NextDouble() * 240 - 120))];
        float[] expected = [.. sums.Chunk(outputs).SelectMany(Plain)];
        Softmax.Apply(sums, outputs);
        Assert.Equal(expected, sums);
    }

    [Fact]
    public void The_first_of_equally_likely_codes_is_the_best()
    {
        var scores = new LineScores([0.1f, 0.3f, 0.2f, 0.3f, 0.1f, 0, 0, 0, 0, 0], 10);
        Assert.Equal(1, scores.Best(0));
    }

    private static IEnumerable<float> Plain(float[] row)
    {
        var powers = row.Select(x => new[] { Math.Clamp(x - row.Max(), Lowest, 0) }).ToList();
        powers.ForEach(p => Exponential.Apply(p));
        var total = 0f;
        foreach (var power in powers)
            total += power[0];
        return powers.Select(p => p[0] / total);
    }
}
