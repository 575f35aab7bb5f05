using System.Numerics;
using System.Runtime.CompilerServices;
using Ingest.Native;

namespace Ingest.Recognize.Managed;

/// <summary>Cuts lines out of a grey page and scales them to the height of a model, as the original does (imagedata.cpp, input.cpp). Not thread-safe.</summary>
internal sealed class LineCutter
{
    /// <summary>A line wider than this, in pixels of the model's height, is no line: at 36 pixels 16,384 pixels are 450 times its height.</summary>
    private const int WidestLine = 1 << 14;
    /// <summary>Greys between the lightest and the darkest pixel below which a picture is empty: a network would read letters into noise.</summary>
    private const int LeastContrast = 8;

    private readonly LineScaler scaler = new();

    /// <summary>Adds the picture in the box to the batch.</summary>
    /// <param name="page">8 bits deep; the box lies in it.</param>
    /// <param name="height">Of the model, pixels.</param>
    /// <param name="least">Pixels a line must be wide after scaling.</param>
    /// <param name="cut">What is known of the picture afterwards.</param>
    /// <returns>False when the picture is empty, too small or far too wide to be a line.</returns>
    public bool TryAdd(Pix page, Ingest.Model.Box box, int height, int least, LineBatch batch, int tag, bool invert, out LineCut cut)
    {
        cut = default;
        var scale = (float)height / box.Height;
        if (box.Width <= 0 || box.Height <= 0 || scale * box.Width < 1 || scale * box.Width > WidestLine)
            return false;
        var scaled = scaler.Scale(page, box, scale);
        if (scaled.Width < least || scaled.Height != height)
            return false;
        var pixels = scaled.Pixels;
        if (Contrast(pixels) < LeastContrast)
            return false;
        if (invert)
            Invert(pixels);
        Span<short> numbers = stackalloc short[256];
        cut = new LineCut(scale, GreyRange.Table(scaled.Row(height / 2), numbers), invert);
        var target = batch.Add(scaled.Width, height, tag);
        Translate(pixels, numbers, target);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Translate(ReadOnlySpan<byte> greys, ReadOnlySpan<short> numbers, Span<short> target)
    {
        for (var i = 0; i < target.Length; i++)
            target[i] = numbers[greys[i]];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static int Contrast(ReadOnlySpan<byte> pixels)
    {
        var (least, most) = (byte.MaxValue, byte.MinValue);
        var i = 0;
        if (pixels.Length >= Vector<byte>.Count)
        {
            var (low, high) = (new Vector<byte>(byte.MaxValue), Vector<byte>.Zero);
            for (; i <= pixels.Length - Vector<byte>.Count; i += Vector<byte>.Count)
            {
                var greys = new Vector<byte>(pixels[i..]);
                (low, high) = (Vector.Min(low, greys), Vector.Max(high, greys));
            }
            for (var lane = 0; lane < Vector<byte>.Count; lane++)
                (least, most) = (Math.Min(least, low[lane]), Math.Max(most, high[lane]));
        }
        for (; i < pixels.Length; i++)
            (least, most) = (Math.Min(least, pixels[i]), Math.Max(most, pixels[i]));
        return most - least;
    }

    private static void Invert(Span<byte> pixels)
    {
        foreach (ref var grey in pixels)
            grey = (byte)~grey;
    }
}

/// <summary>How a line's picture came from its page.</summary>
/// <param name="Scale">Pixels of the network per pixel of the page.</param>
/// <param name="Middle">Grey between ink and paper; ink is darker, in the negative of a line that was read inverted.</param>
internal readonly record struct LineCut(float Scale, int Middle, bool Inverted);
