using Ingest.Model;
using Ingest.Native;
using Ingest.Sample.Drawing;

namespace Ingest.Sample.Capture;

/// <summary>Prints a sheet, wears it and scans it.</summary>
internal static class Scanner
{
    private const int JpegQuality = 82;

    public static async Task<ScannedSide> ScanAsync(Sheet sheet, Wear wear, Placement placement, bool bilevel, Dice dice, CancellationToken cancel)
    {
        var pdf = PagePdf.Write(sheet, bilevel ? wear with { Paper = Colour.White.Scaled(0.96) } : wear, placement, bilevel);
        var photo = await Renderer.RenderAsync(pdf, placement, bilevel, cancel).ConfigureAwait(false);
        for (var i = 0; i < wear.Blur && placement.Dpi >= 200; i++)
            photo.Soften();
        using var pix = bilevel ? Exposure.Bilevel(photo, wear, dice) : Exposure.Colour(photo, wear, dice);
        pix.SetResolution(placement.Dpi, placement.Dpi);
        return new(bilevel ? pix.EncodeG4() : pix.EncodeJpeg(JpegQuality), bilevel ? ImageCoding.Tiff : ImageCoding.Jpeg,
            placement.PixelWidth, placement.PixelHeight, placement.ToUpright, placement.Read(sheet));
    }
}

/// <summary>An encoded page and what is printed on it.</summary>
internal sealed record ScannedSide(byte[] Bytes, ImageCoding Coding, int Width, int Height, Turn ToUpright, PageText Text);
