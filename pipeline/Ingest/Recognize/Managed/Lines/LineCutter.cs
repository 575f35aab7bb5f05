using System.Runtime.InteropServices;
using Ingest.Native;

namespace Ingest.Recognize.Managed;

/// <summary>Cuts lines out of a grey page and scales them to the height of a model, as the original does (imagedata.cpp, input.cpp).</summary>
internal static class LineCutter
{
    /// <summary>A line wider than this, in pixels of the model's height, is no line: at 36 pixels 16,384 pixels are 450 times its height.</summary>
    private const int WidestLine = 1 << 14;
    /// <summary>Greys between the lightest and the darkest pixel below which a picture is empty: a network would read letters into noise.</summary>
    private const int LeastContrast = 8;

    /// <summary>Adds the picture in the box to the batch.</summary>
    /// <param name="page">8 bits deep; the box lies in it.</param>
    /// <param name="height">Of the model, pixels.</param>
    /// <param name="least">Pixels a line must be wide after scaling.</param>
    /// <param name="cut">What is known of the picture afterwards.</param>
    /// <returns>False when the picture is empty, too small or far too wide to be a line.</returns>
    public static bool TryAdd(Pix page, Ingest.Model.Box box, int height, int least, LineBatch batch, int tag, bool invert, out LineCut cut)
    {
        cut = default;
        var scale = (float)height / box.Height;
        if (box.Width <= 0 || box.Height <= 0 || scale * box.Width < 1 || scale * box.Width > WidestLine)
            return false;
        using var picture = page.Clip(box.Left, box.Top, box.Width, box.Height);
        using var scaled = picture.Scale(scale, scale);
        var (width, rows, perLine) = (scaled.Width, scaled.Height, scaled.WordsPerLine * sizeof(uint));
        if (width < least || rows != height)
            return false;
        // Leptonica's rows are words with the first pixel in the highest byte: on this machine byte x lies at x ^ 3.
        var bytes = MemoryMarshal.AsBytes(scaled.Words);
        if (Contrast(bytes, perLine, width) < LeastContrast)
            return false;
        Span<short> numbers = stackalloc short[256];
        Span<byte> middle = stackalloc byte[WidestLine];
        var flip = invert ? (byte)0xff : (byte)0;
        middle = middle[..Math.Min(width, WidestLine)];
        for (var x = 0; x < middle.Length; x++)
            middle[x] = (byte)(bytes[height / 2 * perLine + (x ^ 3)] ^ flip);
        cut = new LineCut(scale, GreyRange.Table(middle, numbers), invert);
        var pixels = batch.Add(width, height, tag);
        for (var y = 0; y < height; y++)
        {
            var from = bytes.Slice(y * perLine, perLine);
            var to = pixels.Slice(y * width, width);
            for (var x = 0; x < to.Length; x++)
                to[x] = numbers[from[x ^ 3] ^ flip];
        }
        return true;
    }

    private static int Contrast(ReadOnlySpan<byte> bytes, int perLine, int width)
    {
        var (least, most) = (byte.MaxValue, byte.MinValue);
        for (var start = 0; start < bytes.Length; start += perLine)
        {
            for (var x = 0; x < width; x++)
            {
                var grey = bytes[start + (x ^ 3)];
                least = Math.Min(least, grey);
                most = Math.Max(most, grey);
            }
        }
        return most - least;
    }
}

/// <summary>How a line's picture came from its page.</summary>
/// <param name="Scale">Pixels of the network per pixel of the page.</param>
/// <param name="Middle">Grey between ink and paper; ink is darker, in the negative of a line that was read inverted.</param>
internal readonly record struct LineCut(float Scale, int Middle, bool Inverted);
