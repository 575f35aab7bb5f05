using Ingest.Model;
using Ingest.Native;

namespace Ingest.Tests.Scan.Formats;

/// <summary>The kinds of single pictures, with how far a decoded channel may be from the encoded one.</summary>
internal static class PictureVariants
{
    private const int JpegTolerance = 2;
    private const int Opaque16 = 0xFFFF;

    public static IReadOnlyDictionary<string, (Pattern Picture, Func<Pattern, byte[]> Encode, ImageCoding Coding, int Tolerance)> All { get; } =
        new Dictionary<string, (Pattern, Func<Pattern, byte[]>, ImageCoding, int)>
        {
            ["JPEG"] = (Pattern.Blocks(1), ByPix(p => p.EncodeJpeg(100)), ImageCoding.Jpeg, JpegTolerance),
            ["JPEG grey"] = (Pattern.GreyBlocks(1), ByGrey(p => p.EncodeJpeg(100)), ImageCoding.Jpeg, JpegTolerance),
            ["JPEG progressive"] = (Pattern.Blocks(2), ByPix(LeptonicaFile.WriteProgressiveJpeg), ImageCoding.Jpeg, JpegTolerance),
            ["JPEG CMYK inverted by Adobe"] = (Pattern.Blocks(3), p => Cmyk(p, inverted: true, transform: 0), ImageCoding.Jpeg, JpegTolerance),
            ["JPEG CMYK without Adobe marker"] = (Pattern.Blocks(3), p => Cmyk(p, inverted: false, transform: null), ImageCoding.Jpeg, JpegTolerance),
            ["JPEG YCCK"] = (Pattern.Blocks(4), Ycck, ImageCoding.Jpeg, JpegTolerance),
            ["JPEG RGB by Adobe"] = (Pattern.Blocks(4), p => JpegFile.Write(p.Width, p.Height, 3, (x, y, c) => Channel(p, x, y, c), 0), ImageCoding.Jpeg, JpegTolerance),
            ["JPEG 2000"] = (Pattern.Colour(1), ByPix(LeptonicaFile.WriteJpeg2000), ImageCoding.Jpeg2000, 0),
            ["JPEG 2000 grey"] = (Pattern.Grey(1), ByGrey(LeptonicaFile.WriteJpeg2000), ImageCoding.Jpeg2000, 0),
            ["WebP"] = (Pattern.GreyBlocks(2), ByPix(p => LeptonicaFile.WriteWebP(p, lossless: false)), ImageCoding.WebP, JpegTolerance),
            ["WebP lossless"] = (Pattern.Colour(2), ByPix(p => LeptonicaFile.WriteWebP(p)), ImageCoding.WebP, 0),
            ["BMP"] = (Pattern.Colour(3), ByPix(LeptonicaFile.WriteBmp), ImageCoding.Bmp, 0),
            ["BMP grey"] = (Pattern.Grey(3), ByGrey(LeptonicaFile.WriteBmp), ImageCoding.Bmp, 0),
            ["BMP 1 bit"] = (Pattern.Bilevel(3), ByGrey(p => { using var black = p.Threshold(128); return LeptonicaFile.WriteBmp(black); }), ImageCoding.Bmp, 0),
            ["BMP 24 bit with the newest header"] = (Pattern.Colour(1), p => BmpFile.Write(p, 24, 124), ImageCoding.Bmp, 0),
            ["BMP 24 bit of OS/2"] = (Pattern.Colour(1), p => BmpFile.Write(p, 24, 12), ImageCoding.Bmp, 0),
            ["BMP 24 bit from the top"] = (Pattern.Colour(1), p => BmpFile.Write(p, 24, 40, topDown: true), ImageCoding.Bmp, 0),
            ["BMP 32 bit with masks"] = (Pattern.Colour(1), p => BmpFile.Write(p, 32, 124), ImageCoding.Bmp, 0),
            ["BMP 16 bit 565"] = (Pattern.Shades(1, 2), p => BmpFile.Write(p, 16, 108), ImageCoding.Bmp, 0),
            ["BMP 8 bit palette"] = (Pattern.Shades(1, 16), p => BmpFile.Write(p, 8, 40), ImageCoding.Bmp, 0),
            ["BMP 4 bit palette, newest header"] = (Pattern.Shades(1, 16), p => BmpFile.Write(p, 4, 124), ImageCoding.Bmp, 0),
            ["BMP 1 bit, newest header"] = (Pattern.Bilevel(1), p => BmpFile.Write(p, 1, 124), ImageCoding.Bmp, 0),
            ["BMP run lengths of 8 bits"] = (Pattern.Shades(2, 16), p => BmpFile.WriteRuns(p, 8), ImageCoding.Bmp, 0),
            ["BMP run lengths of 4 bits"] = (Pattern.Shades(2, 16), p => BmpFile.WriteRuns(p, 4), ImageCoding.Bmp, 0),
            ["PNG 1 bit"] = (Pattern.Bilevel(1), p => Png(p, 1, PngFile.Grey, c => [c.Red >> 7]), ImageCoding.Png, 0),
            ["PNG 2 bit grey"] = (Pattern.Shades(1, 4), p => Png(p, 2, PngFile.Grey, c => [c.Red >> 6]), ImageCoding.Png, 0),
            ["PNG 4 bit grey"] = (Pattern.Shades(1, 16), p => Png(p, 4, PngFile.Grey, c => [c.Red >> 4]), ImageCoding.Png, 0),
            ["PNG grey"] = (Pattern.Grey(1), p => Png(p, 8, PngFile.Grey, c => [c.Red]), ImageCoding.Png, 0),
            ["PNG grey interlaced"] = (Pattern.Grey(2), p => Png(p, 8, PngFile.Grey, c => [c.Red], interlaced: true), ImageCoding.Png, 0),
            ["PNG 16 bit grey"] = (Pattern.Grey(2), p => Png(p, 16, PngFile.Grey, c => [Wide(c.Red)]), ImageCoding.Png, 0),
            ["PNG colour"] = (Pattern.Colour(2), p => Png(p, 8, PngFile.Colour, c => [c.Red, c.Green, c.Blue]), ImageCoding.Png, 0),
            ["PNG colour interlaced"] = (Pattern.Colour(2), p => Png(p, 8, PngFile.Colour, c => [c.Red, c.Green, c.Blue], interlaced: true), ImageCoding.Png, 0),
            ["PNG 16 bit colour"] = (Pattern.Colour(2), p => Png(p, 16, PngFile.Colour, c => [Wide(c.Red), Wide(c.Green), Wide(c.Blue)]), ImageCoding.Png, 0),
            ["PNG opaque alpha"] = (Pattern.Colour(2), p => Png(p, 8, PngFile.ColourAlpha, c => [c.Red, c.Green, c.Blue, 255]), ImageCoding.Png, 0),
            ["PNG 16 bit alpha"] = (Pattern.Colour(2), p => Png(p, 16, PngFile.ColourAlpha, c => [Wide(c.Red), Wide(c.Green), Wide(c.Blue), Opaque16]), ImageCoding.Png, 0),
            // Transparent black paper with the shade in the alpha: laid on white it is the picture.
            ["PNG shade in the alpha"] = (Pattern.Grey(2), p => Png(p, 8, PngFile.ColourAlpha, c => [0, 0, 0, 255 - c.Red]), ImageCoding.Png, 1),
            ["PNG grey with alpha"] = (Pattern.Grey(2), p => Png(p, 8, PngFile.GreyAlpha, c => [0, 255 - c.Red]), ImageCoding.Png, 1),
            ["PNG palette"] = (Pattern.Shades(2, 16), p => Png(p, 8, PngFile.Palette, c => [c.Red / 17 * 7 % 16], palette: Scattered), ImageCoding.Png, 0),
            ["PNG 4 bit palette interlaced"] = (Pattern.Shades(2, 16), p => Png(p, 4, PngFile.Palette, c => [c.Red / 17 * 7 % 16], true, Scattered), ImageCoding.Png, 0),
        };

    private static byte[] Scattered { get; } = [.. Enumerable.Range(0, 16).OrderBy(shade => shade * 7 % 16).SelectMany(shade => Enumerable.Repeat((byte)(shade * 17), 3))];

    private static Func<Pattern, byte[]> ByPix(Func<Pix, byte[]> encode) => picture =>
    {
        using var pix = picture.ToPix();
        return encode(pix);
    };

    private static Func<Pattern, byte[]> ByGrey(Func<Pix, byte[]> encode) => ByPix(pix =>
    {
        using var grey = pix.ToGrey();
        return encode(grey);
    });

    private static byte[] Png(Pattern picture, int depth, int colour, Func<(byte Red, byte Green, byte Blue), int[]> samples, bool interlaced = false, byte[]? palette = null) =>
        PngFile.Write(picture.Width, picture.Height, depth, colour, (x, y) => samples(picture[x, y]), interlaced, palette);

    /// <summary>16 bits whose upper half is the shade: the lower half must not round it away.</summary>
    private static int Wide(byte value) => (value << 8) | value;

    private static int Channel(Pattern picture, int x, int y, int channel) => channel switch
    {
        0 => picture[x, y].Red,
        1 => picture[x, y].Green,
        _ => picture[x, y].Blue,
    };

    /// <summary>Adobe stores no ink as 255, everyone else as 0. No black ink: the colours are the complements.</summary>
    private static byte[] Cmyk(Pattern picture, bool inverted, int? transform) => JpegFile.Write(picture.Width, picture.Height, 4, (x, y, c) =>
    {
        var ink = c == 3 ? 0 : 255 - Channel(picture, x, y, c);
        return inverted ? 255 - ink : ink;
    }, transform);

    /// <summary>Adobe's YCCK: the complements of the stored, inverted values, so the inks, as YCbCr (JFIF 1.02), and the inverted black beside them.</summary>
    private static byte[] Ycck(Pattern picture) => JpegFile.Write(picture.Width, picture.Height, 4, (x, y, c) =>
    {
        var (red, green, blue) = (255 - picture[x, y].Red, 255 - picture[x, y].Green, 255 - picture[x, y].Blue);
        var value = c switch
        {
            0 => (0.299 * red) + (0.587 * green) + (0.114 * blue),
            1 => 128 - (0.168736 * red) - (0.331264 * green) + (0.5 * blue),
            2 => 128 + (0.5 * red) - (0.418688 * green) - (0.081312 * blue),
            _ => 255,
        };
        return (int)Math.Round(value);
    }, 2);
}
