using Ingest.Native;

namespace Ingest.Scan;

/// <summary>The run lengths of BI_RLE4 and BI_RLE8. Pixels left out by jumps, and all after damage, stay as they are.</summary>
internal static class BmpRunLengths
{
    private const int EndOfRow = 0;
    private const int EndOfPicture = 1;
    private const int Jump = 2;

    public static void Decode(ReadOnlySpan<byte> coded, BmpLayout layout, Pix pix)
    {
        var (x, row) = (0, 0);
        for (var at = 0; at + 1 < coded.Length && row < layout.Height; at += 2)
        {
            var (count, value) = (coded[at], coded[at + 1]);
            if (count > 0)
            {
                for (var i = 0; i < count; i++)
                    Put(pix, layout, x++, row, layout.Bits == 8 ? value : i % 2 == 0 ? value >> 4 : value & 15);
                continue;
            }
            switch (value)
            {
                case EndOfRow:
                    (x, row) = (0, row + 1);
                    break;
                case EndOfPicture:
                    return;
                case Jump when at + 3 < coded.Length:
                    (x, row) = (x + coded[at + 2], row + coded[at + 3]);
                    at += 2;
                    break;
                default:
                    // Literal pixels, padded to 16 bits.
                    var bytes = ((value * layout.Bits) + 7) / 8;
                    if (at + 2 + bytes > coded.Length)
                        return;
                    for (var i = 0; i < value; i++)
                        Put(pix, layout, x++, row, layout.Bits == 8 ? coded[at + 2 + i] : (coded[at + 2 + (i / 2)] >> (i % 2 == 0 ? 4 : 0)) & 15);
                    at += bytes + (bytes & 1);
                    break;
            }
        }
    }

    private static void Put(Pix pix, BmpLayout layout, int x, int row, int index)
    {
        if (x < layout.Width && row < layout.Height)
            BmpPixels.RowOf(pix, layout, row)[x] = layout.Palette[index];
    }
}
