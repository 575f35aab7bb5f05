using BitMiracle.LibTiff.Classic;

namespace Ingest.Tests.Scan.Formats;

/// <summary>The kinds of TIFF a scanning centre delivers, with how far a decoded channel may be from the encoded one.</summary>
internal static class TiffVariants
{
    private const int JpegTolerance = 2;

    public static IReadOnlyDictionary<string, (TiffVariant Variant, int Tolerance)> All { get; } = new Dictionary<string, (TiffVariant, int)>
    {
        ["G3 1D"] = (Fax(Compression.CCITTFAX3), 0),
        ["G3 2D"] = (Fax(Compression.CCITTFAX3, t => t.SetField(TiffTag.GROUP3OPTIONS, Group3Opt.ENCODING2D)), 0),
        ["G3 with fill bits"] = (Fax(Compression.CCITTFAX3, t => t.SetField(TiffTag.GROUP3OPTIONS, Group3Opt.FILLBITS)), 0),
        ["G3 2D with fill bits"] = (Fax(Compression.CCITTFAX3, t => t.SetField(TiffTag.GROUP3OPTIONS, Group3Opt.FILLBITS | Group3Opt.ENCODING2D)), 0),
        ["G3 RLE"] = (Fax(Compression.CCITTRLE), 0),
        ["G4"] = (Fax(Compression.CCITTFAX4), 0),
        ["G4 least significant bit first"] = (Fax(Compression.CCITTFAX4, t => t.SetField(TiffTag.FILLORDER, FillOrder.LSB2MSB)), 0),
        ["G4 in odd strips"] = (Fax(Compression.CCITTFAX4) with { RowsPerStrip = 17 }, 0),
        ["G4 min is black"] = (Fax(Compression.CCITTFAX4) with { Photometric = Photometric.MINISBLACK }, 0),
        ["G4 tiled"] = (Fax(Compression.CCITTFAX4) with { Tiled = true }, 0),
        ["G4 in BigTIFF"] = (Fax(Compression.CCITTFAX4) with { Mode = "w8" }, 0),
        ["G4 big endian"] = (Fax(Compression.CCITTFAX4) with { Mode = "wb" }, 0),
        ["1 bit LZW min is black"] = (Fax(Compression.LZW) with { Photometric = Photometric.MINISBLACK }, 0),
        ["1 bit raw, least significant bit first"] = (Fax(Compression.NONE, t => t.SetField(TiffTag.FILLORDER, FillOrder.LSB2MSB)), 0),
        ["1 bit Deflate tiled"] = (Fax(Compression.ADOBE_DEFLATE) with { Tiled = true }, 0),
        ["1 bit PackBits"] = (Fax(Compression.PACKBITS), 0),
        ["PackBits"] = (Grey(Compression.PACKBITS), 0),
        ["LZW"] = (Grey(Compression.LZW), 0),
        ["LZW with predictor"] = (Grey(Compression.LZW, Predicted), 0),
        ["Deflate"] = (Grey(Compression.ADOBE_DEFLATE), 0),
        ["old Deflate"] = (Grey(Compression.DEFLATE), 0),
        ["Deflate with predictor"] = (Grey(Compression.ADOBE_DEFLATE, Predicted), 0),
        ["min is white"] = (Grey(Compression.NONE) with { Photometric = Photometric.MINISWHITE }, 0),
        ["min is white, tiled"] = (Grey(Compression.LZW) with { Photometric = Photometric.MINISWHITE, Tiled = true }, 0),
        ["4 bit grey"] = (new(p => Pattern.Shades(p, 16), Compression.LZW, Photometric.MINISBLACK) { Bits = 4 }, 0),
        ["2 bit grey"] = (new(p => Pattern.Shades(p, 4), Compression.PACKBITS, Photometric.MINISBLACK) { Bits = 2 }, 0),
        ["2 bit grey min is white"] = (new(p => Pattern.Shades(p, 4), Compression.NONE, Photometric.MINISWHITE) { Bits = 2 }, 0),
        ["palette"] = (new(p => Pattern.Shades(p, 16), Compression.LZW, Photometric.PALETTE), 0),
        ["4 bit palette"] = (new(p => Pattern.Shades(p, 16), Compression.NONE, Photometric.PALETTE) { Bits = 4 }, 0),
        ["palette, tiled"] = (new(p => Pattern.Shades(p, 16), Compression.LZW, Photometric.PALETTE) { Tiled = true }, 0),
        ["16 bit grey"] = (Grey(Compression.NONE) with { Bits = 16 }, 0),
        ["16 bit grey big endian"] = (Grey(Compression.NONE) with { Bits = 16, Mode = "wb" }, 0),
        ["16 bit grey Deflate with predictor"] = (Grey(Compression.ADOBE_DEFLATE, Predicted) with { Bits = 16 }, 0),
        ["16 bit grey min is white"] = (Grey(Compression.LZW) with { Bits = 16, Photometric = Photometric.MINISWHITE }, 0),
        ["4 bit grey min is white"] = (new(p => Pattern.Shades(p, 16), Compression.LZW, Photometric.MINISWHITE) { Bits = 4 }, 0),
        ["4 bit grey min is white, tiled"] = (new(p => Pattern.Shades(p, 16), Compression.LZW, Photometric.MINISWHITE) { Bits = 4, Tiled = true }, 0),
        ["16 bit grey min is white, tiled"] = (Grey(Compression.LZW) with { Bits = 16, Tiled = true, Photometric = Photometric.MINISWHITE }, 0),
        ["16 bit grey tiled"] = (Grey(Compression.LZW) with { Bits = 16, Tiled = true }, 0),
        ["RGB"] = (Colour(Compression.NONE), 0),
        ["RGB LZW with predictor"] = (Colour(Compression.LZW, Predicted), 0),
        ["RGB big endian"] = (Colour(Compression.ADOBE_DEFLATE) with { Mode = "wb" }, 0),
        ["RGB BigTIFF"] = (Colour(Compression.ADOBE_DEFLATE) with { Mode = "w8" }, 0),
        ["RGB tiled"] = (Colour(Compression.LZW) with { Tiled = true }, 0),
        ["RGB planar"] = (Colour(Compression.LZW) with { Planar = true, RowsPerStrip = 20 }, 0),
        ["RGB planar, tiled"] = (Colour(Compression.LZW) with { Planar = true, Tiled = true }, 0),
        // 16 bits are cut or rounded to 8: both are right.
        ["RGB 16 bit"] = (Colour(Compression.LZW) with { Bits = 16 }, 1),
        ["RGB 16 bit tiled"] = (Colour(Compression.LZW) with { Bits = 16, Tiled = true }, 1),
        ["CMYK tiled"] = (Colour(Compression.LZW) with { Photometric = Photometric.SEPARATED, Tiled = true }, 0),
        ["RGB 16 bit planar"] = (Colour(Compression.LZW) with { Bits = 16, Planar = true }, 1),
        ["RGB 16 bit planar, tiled"] = (Colour(Compression.LZW) with { Bits = 16, Planar = true, Tiled = true }, 1),
        ["CMYK"] = (Colour(Compression.LZW) with { Photometric = Photometric.SEPARATED }, 0),
        ["JPEG grey"] = (Jpeg(Photometric.MINISBLACK) with { Picture = Pattern.GreyBlocks }, JpegTolerance),
        ["JPEG RGB"] = (Jpeg(Photometric.RGB), JpegTolerance),
        ["JPEG YCbCr"] = (Jpeg(Photometric.YCBCR), JpegTolerance),
        ["JPEG YCbCr in strips"] = (Jpeg(Photometric.YCBCR) with { RowsPerStrip = 32 }, JpegTolerance),
        ["JPEG grey in strips"] = (Jpeg(Photometric.MINISBLACK) with { Picture = Pattern.GreyBlocks, RowsPerStrip = 8 }, JpegTolerance),
        ["JPEG YCbCr tiled"] = (Jpeg(Photometric.YCBCR) with { Tiled = true }, JpegTolerance),
        ["JPEG YCbCr without subsampling"] = (Jpeg(Photometric.YCBCR) with { Tags = t => { Full(t); t.SetField(TiffTag.YCBCRSUBSAMPLING, 1, 1); } }, JpegTolerance),
        ["JPEG CMYK"] = (Jpeg(Photometric.SEPARATED), JpegTolerance),
    };

    private static TiffVariant Fax(Compression compression, Action<Tiff>? tags = null) =>
        new(Pattern.Bilevel, compression, Photometric.MINISWHITE) { Bits = 1, Tags = tags ?? (_ => { }) };

    private static TiffVariant Grey(Compression compression, Action<Tiff>? tags = null) =>
        new(Pattern.Grey, compression, Photometric.MINISBLACK) { Tags = tags ?? (_ => { }) };

    private static TiffVariant Colour(Compression compression, Action<Tiff>? tags = null) =>
        new(Pattern.Colour, compression, Photometric.RGB) { Tags = tags ?? (_ => { }), RowsPerStrip = 33 };

    private static TiffVariant Jpeg(Photometric photometric) => new(Pattern.Blocks, Compression.JPEG, photometric) { Tags = Full };

    private static void Predicted(Tiff tiff) => tiff.SetField(TiffTag.PREDICTOR, Predictor.HORIZONTAL);

    private static void Full(Tiff tiff)
    {
        tiff.SetField(TiffTag.JPEGQUALITY, 100);
        if ((Photometric)tiff.GetField(TiffTag.PHOTOMETRIC)[0].ToInt() == Photometric.YCBCR)
            tiff.SetField(TiffTag.JPEGCOLORMODE, JpegColorMode.RGB);
    }
}
