using Ingest.Model;

namespace Ingest.Prepare;

/// <summary>
/// A page seen from reading distance: about four pixels per millimetre, and for each how much darker it is than the paper around it (0 to 255).
/// Thresholds on it are lengths and contrasts, whatever the scanner delivered.
/// </summary>
internal sealed class PaperView
{
    private const double PixelsPerInch = 100;
    private const double MillimetresPerInch = 25.4;

    private readonly byte[] contrast;

    private PaperView(byte[] contrast, int width, int height, double factor, UprightResolution resolution, double tone)
    {
        this.contrast = contrast;
        Width = width;
        Height = height;
        Factor = factor;
        PerMillimetreX = resolution.X * factor / MillimetresPerInch;
        PerMillimetreY = resolution.Y * factor / MillimetresPerInch;
        PaperTone = tone;
    }

    public int Width { get; }
    public int Height { get; }

    /// <summary>From pixels of the page to pixels of this view.</summary>
    public double Factor { get; }

    public double PerMillimetreX { get; }
    public double PerMillimetreY { get; }

    /// <summary>Grey of the paper, 0 to 255.</summary>
    public double PaperTone { get; }

    public ReadOnlySpan<byte> Contrast => contrast;

    /// <param name="resolution">Of the page itself.</param>
    public static PaperView Of(CoarsePage page, UprightResolution resolution)
    {
        var factor = Math.Min(1, PixelsPerInch / resolution.Mean);
        var (grey, width, height) = AreaReduction.Reduce(page.Grey, page.Width, page.Height, factor / page.Factor);
        var paper = PaperTones.Of(grey, width, height);
        return new(paper.Contrast(grey), width, height, factor, resolution, paper.Tone);
    }
}
