using System.Buffers.Binary;
using Ingest.Model;
using Ingest.Native;

namespace Ingest.Scan;

/// <summary>Decodes the bitmaps Leptonica cannot read: newer and OS/2 headers, 16 bits, colour masks, run lengths, missing rows.</summary>
internal static class BmpPixels
{
    private const uint White = 0xFFFFFF00;

    /// <exception cref="ScanException">The header is damaged or of a kind that is not read.</exception>
    public static Pix Decode(ReadOnlySpan<byte> file, PageImage image)
    {
        if (BmpLayout.Read(file) is not { } layout || (layout.Width, layout.Height) != (image.Width, image.Height) || layout.PixelsAt < 0 || layout.PixelsAt > file.Length)
            throw new ScanException(IssueCodes.PageUndecodable, "The BMP picture is damaged or holds a coding that no page has. Have it saved as PNG or TIFF.");
        var pix = Pix.Create(layout.Width, layout.Height, 32);
        pix.Words.Fill(White);
        var pixels = file[layout.PixelsAt..];
        if (layout.Coding is BmpLayout.Rle4 or BmpLayout.Rle8)
            BmpRunLengths.Decode(pixels, layout, pix);
        else
            for (var row = 0; row < layout.Height && (long)(row + 1) * layout.Stride <= pixels.Length; row++)
                Put(pixels.Slice(row * layout.Stride, layout.Stride), layout, RowOf(pix, layout, row));
        if (image.BitsPerPixel != 1)
            return pix;
        using (pix)
        using (var grey = pix.ToGrey())
            return grey.Threshold(128);
    }

    /// <summary>Rows run from the bottom unless the height is negative.</summary>
    public static Span<uint> RowOf(Pix pix, BmpLayout layout, int row) =>
        pix.Words.Slice((layout.TopDown ? row : layout.Height - 1 - row) * pix.WordsPerLine, layout.Width);

    private static void Put(ReadOnlySpan<byte> row, BmpLayout layout, Span<uint> into)
    {
        for (var x = 0; x < into.Length; x++)
            into[x] = layout.Bits switch
            {
                16 => Masked(BinaryPrimitives.ReadUInt16LittleEndian(row[(x * 2)..]), layout.Masks),
                24 => ((uint)row[(x * 3) + 2] << 24) | ((uint)row[(x * 3) + 1] << 16) | ((uint)row[x * 3] << 8),
                32 => Masked(BinaryPrimitives.ReadUInt32LittleEndian(row[(x * 4)..]), layout.Masks),
                _ => layout.Palette[(row[x * layout.Bits / 8] >> (8 - layout.Bits - (x * layout.Bits % 8))) & ((1 << layout.Bits) - 1)],
            };
    }

    /// <summary>What is transparent shows white paper.</summary>
    private static uint Masked(uint pixel, uint[] masks)
    {
        var alpha = masks[3] == 0 ? 255 : BmpLayout.Channel(pixel, masks[3]);
        var word = 0u;
        for (var i = 0; i < 3; i++)
            word |= (((BmpLayout.Channel(pixel, masks[i]) * alpha) + (255 * (255 - alpha)) + 127) / 255) << (24 - (8 * i));
        return word;
    }
}
