using Ingest.Native;
using LibTiff = BitMiracle.LibTiff.Classic.Tiff;
using LibTiffTag = BitMiracle.LibTiff.Classic.TiffTag;

namespace Ingest.Scan;

/// <summary>
/// 16-bit grey samples to 8 bits by their upper half. LibTiff.NET's own way there skips too few bytes at the right edge of tiles
/// and copies the rest of the strip for each row.
/// </summary>
internal static class LibTiffGrey
{
    /// <returns>8 bits deep; the caller owns it. Samples that cannot be decoded make it null.</returns>
    public static Pix? Decode(LibTiff tiff, int width, int height, bool minIsWhite)
    {
        var pix = Pix.Create(width, height, 8);
        if (tiff.IsTiled() ? Tiles(tiff, pix) : Rows(tiff, pix))
        {
            if (!minIsWhite)
                return pix;
            using (pix)
                return pix.Invert();
        }
        pix.Dispose();
        return null;
    }

    private static bool Rows(LibTiff tiff, Pix pix)
    {
        var row = new byte[tiff.ScanlineSize()];
        for (var y = 0; y < pix.Height; y++)
        {
            if (!tiff.ReadScanline(row, y))
                return false;
            Put(pix, row, 0, 0, y, pix.Width);
        }
        return true;
    }

    private static bool Tiles(LibTiff tiff, Pix pix)
    {
        var (width, height) = (tiff.GetField(LibTiffTag.TILEWIDTH)[0].ToInt(), tiff.GetField(LibTiffTag.TILELENGTH)[0].ToInt());
        var tile = new byte[tiff.TileSize()];
        for (var top = 0; top < pix.Height; top += height)
            for (var left = 0; left < pix.Width; left += width)
            {
                if (tiff.ReadTile(tile, 0, left, top, 0, 0) < 0)
                    return false;
                for (var y = top; y < Math.Min(top + height, pix.Height); y++)
                    Put(pix, tile, (y - top) * width * 2, left, y, Math.Min(width, pix.Width - left));
            }
        return true;
    }

    private static void Put(Pix pix, byte[] samples, int from, int left, int y, int count)
    {
        // The library hands samples out in the byte order of the machine.
        var upper = BitConverter.IsLittleEndian ? 1 : 0;
        var row = pix.Words.Slice(y * pix.WordsPerLine, pix.WordsPerLine);
        for (var i = 0; i < count; i++)
        {
            var x = left + i;
            row[x / 4] |= (uint)samples[from + (i * 2) + upper] << (24 - (x % 4 * 8));
        }
    }
}
