using Ingest.Model;
using Ingest.Native;

namespace Ingest.Recognize.Managed;

/// <summary>
/// Scales parts of a page with the pixels Leptonica's pixScale gives (scale1.c, enhance.c), several times faster: the original reads all lines so.
/// Not thread-safe: holds the memory for the next line.
/// </summary>
internal sealed class LineScaler
{
    // pixScale: below it areas are averaged, above it pixels are interpolated; the sharpening differs, too.
    private const double LargestAverage = 0.7;
    private const double SmallestAverage = 0.02;
    private const double SmallestSharpened = 0.2;
    private const double LargestSharpened = 1.4;

    private readonly GreyPicture cut = new();
    private readonly GreyPicture scaled = new();
    private readonly GreyPicture sharpened = new();
    private readonly AreaAverage average = new();
    private readonly Interpolation interpolation = new();
    private readonly Sharpening sharpening = new();

    /// <summary>The picture is good until the next call.</summary>
    /// <param name="page">8 bits deep; the box lies in it.</param>
    public GreyPicture Scale(Pix page, Box box, float scale)
    {
        if (IsSpecial(scale))
            return ByLeptonica(page, box, scale);
        cut.Cut(page, box);
        scaled.Resize((int)(scale * cut.Width + 0.5), (int)(scale * cut.Height + 0.5));
        if (scale < LargestAverage)
        {
            average.Scale(cut, scaled);
            return scale > SmallestSharpened ? Sharpened(1, 0.2f) : scaled;
        }
        interpolation.Scale(cut, scaled);
        return scale < LargestSharpened ? Sharpened(2, 0.4f) : scaled;
    }

    private GreyPicture Sharpened(int reach, float share)
    {
        sharpening.Apply(scaled, reach, share, sharpened);
        return sharpened;
    }

    // For whole factors there is other code in Leptonica, and for tiny ones; they are rare.
    private static bool IsSpecial(float scale) => scale is 0.5f or 0.25f or 0.125f or 0.0625f or 1 or 2 or 4 || scale < SmallestAverage;

    private GreyPicture ByLeptonica(Pix page, Box box, float scale)
    {
        using var part = page.Clip(box.Left, box.Top, box.Width, box.Height);
        using var other = part.Scale(scale, scale);
        scaled.Cut(other, new Box(0, 0, other.Width, other.Height));
        return scaled;
    }
}
