using System.Numerics;
using System.Runtime.CompilerServices;

namespace Ingest.Recognize.Managed;

/// <summary>
/// Reduces a picture: each new pixel is the mean of the area it covers, measured in 16ths of a pixel (scaleGrayAreaMapLow). Weighted columns are summed once per new row;
/// running totals of them give each area with two differences.
/// </summary>
internal sealed class AreaAverage
{
    private int[] columns = [];
    private int[] totals = [];
    private int[] begins = [];
    private int[] ends = [];
    private double[] shares = [];

    public void Scale(GreyPicture from, GreyPicture to)
    {
        Prepare(from.Width, to.Width);
        // Where an area ends in the last pixel the original takes a single pixel.
        var inside = 0;
        while (inside < to.Width && ends[inside] >> 4 <= from.Width - 2)
            inside++;
        var step = 16f * from.Height / to.Height;
        for (var y = 0; y < to.Height; y++)
        {
            var (top, bottom) = ((int)(step * y), (int)(step * (y + 1.0)));
            var row = to.Row(y);
            var covered = bottom >> 4 <= from.Height - 2 ? inside : 0;
            if (covered > 0)
            {
                SumColumns(from, top, bottom);
                Average(row[..covered], 1.0 / (bottom - top));
            }
            var single = from.Row(top >> 4);
            for (var x = covered; x < row.Length; x++)
                row[x] = single[begins[x] >> 4];
        }
    }

    // The products of the original: the beginning in single, the end in double precision.
    private void Prepare(int from, int to)
    {
        Room.Ensure(ref columns, from + GreyPicture.Slack);
        Room.Ensure(ref totals, from + 1);
        Room.Ensure(ref begins, to);
        Room.Ensure(ref ends, to);
        Room.Ensure(ref shares, to);
        var step = 16f * from / to;
        for (var x = 0; x < to; x++)
        {
            (begins[x], ends[x]) = ((int)(step * x), (int)(step * (x + 1.0)));
            shares[x] = 1.0 / (ends[x] - begins[x]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void SumColumns(GreyPicture from, int top, int bottom)
    {
        var sums = columns.AsSpan(0, from.Width);
        sums.Clear();
        for (var y = top >> 4; y <= bottom >> 4; y++)
        {
            var weight = Math.Min(bottom, 16 * (y + 1)) - Math.Max(top, 16 * y);
            if (weight > 0)
                AddRow(from.Row(y), weight, sums);
        }
        var total = 0;
        for (var x = 0; x < sums.Length; x++)
        {
            totals[x] = total;
            total += 16 * sums[x];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void AddRow(ReadOnlySpan<byte> row, int weight, Span<int> sums)
    {
        var x = 0;
        for (; x <= row.Length - Vector<byte>.Count; x += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(row[x..]), out var low, out var high);
            Add(low, sums[x..]);
            Add(high, sums[(x + Vector<ushort>.Count)..]);
        }
        for (; x < row.Length; x++)
            sums[x] += weight * row[x];

        void Add(Vector<ushort> pixels, Span<int> to)
        {
            Vector.Widen(pixels, out var low, out var high);
            (new Vector<int>(to) + (Vector<int>)low * weight).CopyTo(to);
            (new Vector<int>(to[Vector<int>.Count..]) + (Vector<int>)high * weight).CopyTo(to[Vector<int>.Count..]);
        }
    }

    // A whole division by the area: half a unit more than the dividend leaves room for what the reciprocals are off.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Average(Span<byte> row, double heightShare)
    {
        for (var x = 0; x < row.Length; x++)
            row[x] = (byte)((Until(ends[x]) - Until(begins[x]) + 128 + 0.5) * (shares[x] * heightShare));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Until(int place) => totals[place >> 4] + (place & 15) * columns[place >> 4];
}
