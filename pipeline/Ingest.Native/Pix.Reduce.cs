using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Ingest.Native;

public sealed unsafe partial class Pix
{
    private const int ChooseDarkest = 1;
    private const int BlackOfFour = 2;

    /// <summary>
    /// A smaller 8-bit grey picture by area: each new pixel is the mean of what it covers, and its darkest colour channel,
    /// so that yellow and light blue ink stays visible. Factor at most 1.
    /// </summary>
    public Pix ReduceToGrey(double factor)
    {
        if (Depth == 1)
            return factor == 1 ? ToGrey() : ReducedBilevel(factor);
        using var plain = Opaque();
        using var deep = plain.Depth is 8 or 32 ? plain.Reduced(factor) : plain.ReducedGrey(factor);
        return deep.Depth == 32 ? Checked(LeptonicaApi.pixConvertRGBToGrayMinMax(deep, ChooseDarkest), "convert to grey") : deep.ToGrey();
    }

    private Pix ReducedBilevel(double factor)
    {
        // Its fixed steps (2 to 16) leave nothing of a picture of a few pixels.
        var reduced = LeptonicaApi.pixScaleToGray(this, (float)factor);
        return reduced.IsInvalid ? ReducedGrey(factor) : Checked(reduced, "reduce the image");
    }

    private Pix ReducedGrey(double factor)
    {
        using var grey = ToGrey();
        return grey.Reduced(factor);
    }

    private Pix Reduced(double factor) => Checked(LeptonicaApi.pixScaleAreaMap(this, (float)factor, (float)factor), "reduce the image");

    /// <summary>
    /// Half the size (a last odd row or column is lost): 8-bit pixels are the mean of four, 1-bit pixels black where two of four are, so that thin strokes stay.
    /// </summary>
    public Pix Halve() => Depth == 1
        ? Checked(LeptonicaApi.pixReduceRankBinaryCascade(this, BlackOfFour, 0, 0, 0), "halve the image")
        : Reduced(0.5);

    /// <summary>Like <see cref="RotateClockwise"/>, but the picture grows about its middle so that no corner is cut off.</summary>
    public Pix RotateClockwiseWhole(double degrees) =>
        Checked(LeptonicaApi.pixRotate(this, (float)(degrees * Math.PI / 180), RotateAreaMap, BringInWhite, Width, Height), "rotate the image");

    /// <summary>A copy of a part; what lies beyond the image is left out.</summary>
    public Pix Clip(int left, int top, int width, int height)
    {
        var box = LeptonicaApi.boxCreate(left, top, width, height);
        try
        {
            return Checked(LeptonicaApi.pixClipRectangle(this, box, null), "clip the image");
        }
        finally
        {
            LeptonicaApi.boxDestroy(&box);
        }
    }

    /// <summary>Pixels of an 8-bit image row by row without padding, 0 = black.</summary>
    public byte[] GreyBytes()
    {
        if (Depth != 8)
            throw new NativeImageException("Only 8-bit images have grey bytes.");
        var (width, height) = (Width, Height);
        var result = new byte[checked(width * height)];
        for (var y = 0; y < height; y++)
            CopyGreyRow(y, result.AsSpan(y * width, width));
        return result;
    }

    /// <summary>One row of an 8-bit image, 0 = black.</summary>
    /// <param name="row">As long as the image is wide.</param>
    public void CopyGreyRow(int y, Span<byte> row)
    {
        var words = Words.Slice(y * WordsPerLine, WordsPerLine);
        var whole = MemoryMarshal.Cast<byte, uint>(row[..(row.Length / sizeof(uint) * sizeof(uint))]);
        BinaryPrimitives.ReverseEndianness(words[..whole.Length], whole);
        for (var x = whole.Length * sizeof(uint); x < row.Length; x++)
            row[x] = (byte)(words[x / sizeof(uint)] >> (24 - x % sizeof(uint) * 8));
    }
}
