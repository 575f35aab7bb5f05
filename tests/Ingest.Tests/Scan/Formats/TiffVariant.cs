using BitMiracle.LibTiff.Classic;
using LibTiff = BitMiracle.LibTiff.Classic.Tiff;

namespace Ingest.Tests.Scan.Formats;

/// <summary>One kind of TIFF, written by LibTiff.NET. Samples are written as they lie in memory, so the picture's meaning is this class's own.</summary>
internal sealed record TiffVariant(Func<int, Pattern> Picture, Compression Compression, Photometric Photometric)
{
    private const int TileSide = 48;

    /// <summary>1, 2, 4, 8 or 16.</summary>
    public int Bits { get; init; } = 8;
    public int RowsPerStrip { get; init; } = 1000;
    public bool Tiled { get; init; }
    public bool Planar { get; init; }

    /// <summary>w, wb (big endian) or w8 (BigTIFF), as LibTiff names them.</summary>
    public string Mode { get; init; } = "w";
    public Action<LibTiff> Tags { get; init; } = _ => { };

    private int Samples => Photometric switch
    {
        Photometric.RGB or Photometric.YCBCR => 3,
        Photometric.SEPARATED => 4,
        _ => 1,
    };

    public byte[] Write(int pages)
    {
        using var stream = new KeptStream();
        using (var tiff = LibTiff.ClientOpen("test", Mode, stream, new TiffStream()))
            for (var page = 1; page <= pages; page++)
            {
                Write(tiff, Picture(page));
                tiff.WriteDirectory();
            }
        return stream.ToArray();
    }

    private void Write(LibTiff tiff, Pattern picture)
    {
        tiff.SetField(TiffTag.IMAGEWIDTH, picture.Width);
        tiff.SetField(TiffTag.IMAGELENGTH, picture.Height);
        tiff.SetField(TiffTag.BITSPERSAMPLE, Bits);
        tiff.SetField(TiffTag.SAMPLESPERPIXEL, Samples);
        tiff.SetField(TiffTag.COMPRESSION, Compression);
        tiff.SetField(TiffTag.PHOTOMETRIC, Photometric);
        tiff.SetField(TiffTag.PLANARCONFIG, Planar ? PlanarConfig.SEPARATE : PlanarConfig.CONTIG);
        tiff.SetField(TiffTag.XRESOLUTION, 300.0);
        tiff.SetField(TiffTag.YRESOLUTION, 300.0);
        tiff.SetField(TiffTag.RESOLUTIONUNIT, ResUnit.INCH);
        if (Tiled)
        {
            tiff.SetField(TiffTag.TILEWIDTH, TileSide);
            tiff.SetField(TiffTag.TILELENGTH, TileSide);
        }
        else
        {
            tiff.SetField(TiffTag.ROWSPERSTRIP, Math.Min(RowsPerStrip, picture.Height));
        }
        if (Photometric == Photometric.PALETTE)
            SetPalette(tiff);
        Tags(tiff);
        for (var plane = 0; plane < (Planar ? Samples : 1); plane++)
            if (Tiled)
                WriteTiles(tiff, picture, plane);
            else
                for (var y = 0; y < picture.Height; y++)
                    Assert.True(tiff.WriteScanline(Row(picture, 0, y, picture.Width, plane), y, (short)plane));
    }

    private void WriteTiles(LibTiff tiff, Pattern picture, int plane)
    {
        for (var top = 0; top < picture.Height; top += TileSide)
            for (var left = 0; left < picture.Width; left += TileSide)
            {
                var rows = Enumerable.Range(top, TileSide).Select(y => Row(picture, left, Math.Min(y, picture.Height - 1), TileSide, plane));
                Assert.True(tiff.WriteTile([.. rows.SelectMany(r => r)], left, top, 0, (short)plane) > 0);
            }
    }

    /// <summary>Beyond the right edge the last pixel is repeated.</summary>
    private byte[] Row(Pattern picture, int left, int y, int width, int plane)
    {
        var samples = new List<int>();
        for (var x = left; x < left + width; x++)
        {
            var values = Values(picture[Math.Min(x, picture.Width - 1), y]);
            if (Planar) samples.Add(values[plane]);
            else samples.AddRange(values);
        }
        return Packed(samples);
    }

    private int[] Values((byte Red, byte Green, byte Blue) colour) => Photometric switch
    {
        Photometric.MINISWHITE => [255 - colour.Red],
        Photometric.PALETTE => [PaletteIndex(colour.Red)],
        Photometric.SEPARATED => [255 - colour.Red, 255 - colour.Green, 255 - colour.Blue, 0],
        Photometric.RGB or Photometric.YCBCR => [colour.Red, colour.Green, colour.Blue],
        _ => [colour.Red],
    };

    /// <summary>Samples in LibTiff's memory order: 16 bits in that of the machine.</summary>
    private byte[] Packed(List<int> samples)
    {
        if (Bits == 8)
            return [.. samples.Select(s => (byte)s)];
        if (Bits == 16)
            return [.. samples.SelectMany(s => BitConverter.GetBytes((ushort)((s << 8) | 0x5A)))];
        var row = new byte[((samples.Count * Bits) + 7) / 8];
        for (var i = 0; i < samples.Count; i++)
        {
            var value = Photometric == Photometric.PALETTE ? samples[i] : samples[i] >> (8 - Bits);
            row[i * Bits / 8] |= (byte)(value << (8 - Bits - (i * Bits % 8)));
        }
        return row;
    }

    /// <summary>Scattered, so that an index taken for a shade is found out.</summary>
    private static int PaletteIndex(byte shade) => shade / 17 * 7 % 16;

    private void SetPalette(LibTiff tiff)
    {
        var map = new ushort[1 << Bits];
        for (var shade = 0; shade < 16; shade++)
            map[PaletteIndex((byte)(shade * 17))] = (ushort)(shade * 17 * 257);
        tiff.SetField(TiffTag.COLORMAP, map, map, map);
    }

    /// <summary>LibTiff closes its stream; the bytes are wanted afterwards.</summary>
    private sealed class KeptStream : MemoryStream
    {
        public override void Close()
        {
        }
    }
}
