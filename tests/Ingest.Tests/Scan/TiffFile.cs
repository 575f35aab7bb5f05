using BitMiracle.LibTiff.Classic;

namespace Ingest.Tests.Scan;

/// <summary>Generated TIFFs of known pixels, written by LibTiff.NET.</summary>
internal static class TiffFile
{
    public const int Width = 200;
    public const int Height = 120;

    /// <summary>A picture without symmetry, so that a turned or mirrored copy is found out: grey values of the page <paramref name="number"/>.</summary>
    public static byte[] Picture(int number, bool bilevel)
    {
        var picture = new byte[Width * Height];
        for (var y = 0; y < Height; y++)
            for (var x = 0; x < Width; x++)
            {
                var dark = (x / 9 * 7) + (y / 5 * 3) + (x * y / 300) + number;
                picture[(y * Width) + x] = bilevel ? (byte)(dark % 3 == 0 ? 0 : 255) : (byte)(dark * 5);
            }
        return picture;
    }

    public static byte[] Write(int pages, Action<Tiff> tags, bool bilevel = true, string mode = "w")
    {
        using var stream = new KeptStream();
        using (var tiff = Tiff.ClientOpen("test", mode, stream, new TiffStream()))
            for (var page = 1; page <= pages; page++)
                WritePage(tiff, Picture(page, bilevel), tags, bilevel);
        return stream.ToArray();
    }

    private static void WritePage(Tiff tiff, byte[] picture, Action<Tiff> tags, bool bilevel)
    {
        tiff.SetField(TiffTag.IMAGEWIDTH, Width);
        tiff.SetField(TiffTag.IMAGELENGTH, Height);
        tiff.SetField(TiffTag.BITSPERSAMPLE, bilevel ? 1 : 8);
        tiff.SetField(TiffTag.SAMPLESPERPIXEL, 1);
        tiff.SetField(TiffTag.PHOTOMETRIC, bilevel ? Photometric.MINISWHITE : Photometric.MINISBLACK);
        tiff.SetField(TiffTag.ROWSPERSTRIP, Height);
        tiff.SetField(TiffTag.XRESOLUTION, 300.0);
        tiff.SetField(TiffTag.YRESOLUTION, 300.0);
        tiff.SetField(TiffTag.RESOLUTIONUNIT, ResUnit.INCH);
        tags(tiff);
        var blackIsOne = (Photometric)tiff.GetField(TiffTag.PHOTOMETRIC)[0].ToInt() == Photometric.MINISWHITE;
        if (tiff.IsTiled())
        {
            WriteTiles(tiff, picture);
        }
        else
        {
            for (var y = 0; y < Height; y++)
                tiff.WriteScanline(Row(picture.AsSpan(y * Width, Width), bilevel, blackIsOne), y);
        }
        tiff.WriteDirectory();
    }

    private static byte[] Row(ReadOnlySpan<byte> grey, bool bilevel, bool blackIsOne)
    {
        if (!bilevel)
            return [.. grey.ToArray().Select(v => blackIsOne ? (byte)(255 - v) : v)];
        var row = new byte[(Width + 7) / 8];
        for (var x = 0; x < Width; x++)
            if (grey[x] == 0 == blackIsOne)
                row[x / 8] |= (byte)(0x80 >> (x % 8));
        return row;
    }

    private static void WriteTiles(Tiff tiff, byte[] picture)
    {
        const int side = 64;
        for (var top = 0; top < Height; top += side)
            for (var left = 0; left < Width; left += side)
            {
                var tile = new byte[side * side];
                for (var y = top; y < Math.Min(top + side, Height); y++)
                    for (var x = left; x < Math.Min(left + side, Width); x++)
                        tile[((y - top) * side) + x - left] = picture[(y * Width) + x];
                tiff.WriteTile(tile, left, top, 0, 0);
            }
    }

    /// <summary>LibTiff closes its stream; the bytes are wanted afterwards.</summary>
    private sealed class KeptStream : MemoryStream
    {
        public override void Close()
        {
        }
    }
}
