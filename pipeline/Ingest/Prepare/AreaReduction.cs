using System.Numerics;
using Ingest.Native;

namespace Ingest.Prepare;

/// <summary>Makes a grey picture smaller by area: each new pixel is the mean of what it covers. Rows first, whole vectors at a time; then columns.</summary>
internal static class AreaReduction
{
    /// <summary>Weights of a pixel sum up to this: 255 times it fits into 16 bits.</summary>
    private const int Whole = 256;

    /// <summary>A row of the old picture, valid until the next is asked for.</summary>
    public delegate ReadOnlySpan<byte> OldRow(int y);

    /// <param name="grey">Rows of <paramref name="width"/> bytes without padding.</param>
    /// <param name="factor">At most 1.</param>
    public static (byte[] Grey, int Width, int Height) Reduce(byte[] grey, int width, int height, double factor) =>
        factor == 1 ? (grey, width, height) : Reduce(y => grey.AsSpan(y * width, width), width, height, factor);

    /// <param name="page">8 bits deep.</param>
    public static (byte[] Grey, int Width, int Height) Reduce(Pix page, double factor)
    {
        var row = new byte[page.Width];
        return Reduce(y => { page.CopyGreyRow(y, row); return row; }, page.Width, page.Height, factor);
    }

    private static (byte[] Grey, int Width, int Height) Reduce(OldRow row, int width, int height, double factor)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(factor, 1);
        var (newWidth, newHeight) = (Math.Max(1, (int)Math.Round(width * factor)), Math.Max(1, (int)Math.Round(height * factor)));
        var (rows, columns) = (Cover.Of(height, newHeight), Cover.Of(width, newWidth));
        var result = new byte[newWidth * newHeight];
        var sums = new ushort[width];
        for (var y = 0; y < newHeight; y++)
        {
            sums.AsSpan().Clear();
            for (var (old, at) = (rows.First[y], rows.Start[y]); at < rows.Start[y + 1]; old++, at++)
                Add(row(old), rows.Weight[at], sums);
            Average(sums, columns, result.AsSpan(y * newWidth, newWidth));
        }
        return (result, newWidth, newHeight);
    }

    private static void Add(ReadOnlySpan<byte> row, ushort weight, Span<ushort> sums)
    {
        var x = 0;
        var weights = new Vector<ushort>(weight);
        for (; x + Vector<byte>.Count <= row.Length; x += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(row[x..]), out var low, out var high);
            (new Vector<ushort>(sums[x..]) + low * weights).CopyTo(sums[x..]);
            var right = sums[(x + Vector<ushort>.Count)..];
            (new Vector<ushort>(right) + high * weights).CopyTo(right);
        }
        for (; x < row.Length; x++)
            sums[x] += (ushort)(row[x] * weight);
    }

    private static void Average(ReadOnlySpan<ushort> sums, Cover columns, Span<byte> result)
    {
        for (var x = 0; x < result.Length; x++)
        {
            var (first, start, end) = (columns.First[x], columns.Start[x], columns.Start[x + 1]);
            var sum = 0;
            for (var at = start; at < end; at++)
                sum += sums[first + at - start] * columns.Weight[at];
            result[x] = (byte)((sum + Whole * Whole / 2) / (Whole * Whole));
        }
    }

    /// <summary>Which old pixels a new one covers, and with what weight.</summary>
    private sealed record Cover(int[] First, int[] Start, ushort[] Weight)
    {
        public static Cover Of(int old, int reduced)
        {
            var (first, start, weight) = (new int[reduced], new int[reduced + 1], new List<ushort>());
            for (var i = 0; i < reduced; i++)
            {
                var (from, to) = ((double)i * old / reduced, (double)(i + 1) * old / reduced);
                first[i] = (int)from;
                start[i] = weight.Count;
                var given = 0;
                for (var p = first[i]; p < Math.Min(old, (int)Math.Ceiling(to)); p++)
                {
                    // What is given up to here, rounded once: the weights sum up to exactly the whole.
                    var until = (int)Math.Round(Whole * (Math.Min(to, p + 1) - from) / (to - from));
                    weight.Add((ushort)(until - given));
                    given = until;
                }
            }
            start[reduced] = weight.Count;
            return new(first, start, [.. weight]);
        }
    }
}
