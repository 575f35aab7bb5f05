using System.Numerics;
using System.Runtime.InteropServices;

namespace Ingest.Prepare;

/// <summary>
/// Measures by how much the content of a page is turned; 0 when it cannot be said with confidence. Rows of a page that stands straight are full or empty: the angle
/// is the one along which neighbouring rows differ most (Postl 1986, as in Leptonica). Instead of turning the page, narrow upright strips of it are summed up once
/// and shifted against each other.
/// </summary>
internal static class SkewFinder
{
    private const double Range = 12;
    private const double Step = 0.25;
    private const double Finest = 0.01;
    private const int Strip = 8;
    /// <summary>Shadows along the edges are straight, whatever the content is.</summary>
    private const double Margin = 0.04;
    /// <summary>The best angle must be this much better than the worst.</summary>
    private const double LeastConfidence = 3;
    /// <summary>Paper texture and specks are not content.</summary>
    private const int Ink = 56;

    public static double Degrees(PaperView view)
    {
        var strips = new Strips(view);
        if (strips.Count < 2)
            return 0;
        var (best, most, least) = (0.0, -1L, long.MaxValue);
        for (var degrees = -Range; degrees <= Range; degrees += Step)
        {
            var score = strips.Score(degrees);
            least = Math.Min(least, score);
            if (score > most)
                (best, most) = (degrees, score);
        }
        // At the end of the range there may be a better one beyond it.
        if (least == 0 || Math.Abs(best) == Range || most < LeastConfidence * least)
            return 0;
        for (var step = Step / 2; step >= Finest / 2; step /= 2)
            foreach (var degrees in (ReadOnlySpan<double>)[best - step, best + step])
                if (strips.Score(degrees) is var score && score > most)
                    (best, most) = (degrees, score);
        return best;
    }

    /// <summary>The ink of a page, summed up over the width of each strip.</summary>
    private sealed class Strips
    {
        private readonly ushort[] ink;
        private readonly int padding;
        private readonly int stride;
        private readonly int height;
        private readonly int[] sums;

        public Strips(PaperView view)
        {
            var (left, top) = ((int)(view.Width * Margin), (int)(view.Height * Margin));
            Count = (view.Width - 2 * left) / Strip;
            height = view.Height - 2 * top;
            padding = (int)Math.Ceiling(Math.Tan(Range * Math.PI / 180) * view.Width / 2) + 1;
            stride = height + 2 * padding;
            ink = new ushort[Math.Max(0, Count) * stride];
            sums = new int[height + 2 * padding];
            for (var y = 0; y < height; y++)
            {
                var row = view.Contrast.Slice((top + y) * view.Width + left, Math.Max(0, Count) * Strip);
                for (var strip = 0; strip < Count; strip++)
                {
                    var sum = 0;
                    foreach (var contrast in row.Slice(strip * Strip, Strip))
                        sum += contrast >= Ink ? contrast : 0;
                    ink[strip * stride + padding + y] = (ushort)sum;
                }
            }
        }

        public int Count { get; }

        /// <summary>How much neighbouring rows differ when they run down to the right by an angle (clockwise on the page).</summary>
        public long Score(double degrees)
        {
            sums.AsSpan().Clear();
            var slope = Math.Tan(degrees * Math.PI / 180) * Strip;
            for (var strip = 0; strip < Count; strip++)
            {
                var shift = (int)Math.Round(slope * (strip - (Count - 1) / 2.0));
                Add(ink.AsSpan(strip * stride + padding + shift, height), sums.AsSpan(0, height));
            }
            var score = 0L;
            for (var y = 1; y < height; y++)
            {
                long difference = sums[y] - sums[y - 1];
                score += difference * difference;
            }
            return score;
        }

        private static void Add(ReadOnlySpan<ushort> strip, Span<int> sums)
        {
            var y = 0;
            var totals = MemoryMarshal.Cast<int, uint>(sums);
            for (; y + Vector<ushort>.Count <= strip.Length; y += Vector<ushort>.Count)
            {
                Vector.Widen(new Vector<ushort>(strip[y..]), out var low, out var high);
                (new Vector<uint>(totals[y..]) + low).CopyTo(totals[y..]);
                var next = totals[(y + Vector<uint>.Count)..];
                (new Vector<uint>(next) + high).CopyTo(next);
            }
            for (; y < strip.Length; y++)
                totals[y] += strip[y];
        }
    }
}
