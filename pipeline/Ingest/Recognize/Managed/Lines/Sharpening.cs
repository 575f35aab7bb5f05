using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Ingest.Recognize.Managed;

/// <summary>Adds to each pixel a share of what it differs from the mean around it (pixUnsharpMaskingGray2D); the edge of the picture stays.</summary>
internal sealed class Sharpening
{
    private ushort[] sums = [];

    /// <param name="reach">Pixels to each side that count to the mean: 1 or 2.</param>
    public void Apply(GreyPicture from, int reach, float share, GreyPicture to)
    {
        var (width, height) = (from.Width, from.Height);
        to.Resize(width, height);
        from.Pixels.CopyTo(to.Pixels);
        if (width <= 2 * reach || height <= 2 * reach)
            return;
        Room.Ensure(ref sums, width + GreyPicture.Slack);
        var side = 2 * reach + 1;
        for (var y = reach; y < height - reach; y++)
        {
            SumColumns(from, y - reach, side);
            Mix(from.From(y)[reach..], sums, side, 1f / (side * side), share, to.Row(y)[reach..(width - reach)]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void SumColumns(GreyPicture from, int top, int rows)
    {
        var (x, width) = (0, from.Width);
        for (; x < width; x += Vector128<byte>.Count)
        {
            var (low, high) = (Vector128<ushort>.Zero, Vector128<ushort>.Zero);
            for (var y = top; y < top + rows; y++)
            {
                var (left, right) = Vector128.Widen(Vector128.Create(from.From(y).Slice(x, Vector128<byte>.Count)));
                (low, high) = (low + left, high + right);
            }
            low.CopyTo(sums.AsSpan(x));
            high.CopyTo(sums.AsSpan(x + Vector128<ushort>.Count));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Mix(ReadOnlySpan<byte> pixels, ReadOnlySpan<ushort> sums, int side, float norm, float share, Span<byte> to)
    {
        var x = 0;
        for (; x <= to.Length - Vector128<ushort>.Count; x += Vector128<ushort>.Count)
        {
            var around = Vector128.Create(sums[x..]);
            for (var i = 1; i < side; i++)
                around += Vector128.Create(sums[(x + i)..]);
            var here = Vector128.WidenLower(Vector128.Create(pixels.Slice(x, Vector128<byte>.Count)));
            var low = Sharp(Vector128.WidenLower(here), Vector128.WidenLower(around), norm, share);
            var high = Sharp(Vector128.WidenUpper(here), Vector128.WidenUpper(around), norm, share);
            var words = Vector128.Narrow(low, high);
            Vector128.Narrow(words, words).GetLower().CopyTo(to[x..]);
        }
        for (; x < to.Length; x++)
        {
            var around = 0u;
            for (var i = 0; i < side; i++)
                around += sums[x + i];
            to[x] = (byte)Sharp(Vector128.Create((uint)pixels[x]), Vector128.Create(around), norm, share)[0];
        }
    }

    // Rounded by the fraction that was cut off: adding a half in single precision could round up by itself.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Sharp(Vector128<uint> pixel, Vector128<uint> around, float norm, float share)
    {
        var value = Vector128.ConvertToSingle(pixel.AsInt32());
        var mean = Vector128.ConvertToSingle(around.AsInt32()) * norm;
        var sharp = Vector128.Max(value + (value - mean) * share, Vector128<float>.Zero);
        var whole = Vector128.ConvertToInt32Native(sharp);
        var up = Vector128.GreaterThanOrEqual(sharp - Vector128.ConvertToSingle(whole), Vector128.Create(0.5f));
        return Vector128.Min(whole - up.AsInt32(), Vector128.Create(255)).AsUInt32();
    }
}
