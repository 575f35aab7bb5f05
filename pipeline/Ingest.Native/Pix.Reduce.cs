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
        var (width, height, perLine) = (Width, Height, WordsPerLine);
        var result = new byte[checked(width * height)];
        var line = new uint[perLine];
        var words = Words;
        for (var y = 0; y < height; y++)
        {
            BinaryPrimitives.ReverseEndianness(words.Slice(y * perLine, perLine), line);
            MemoryMarshal.AsBytes<uint>(line)[..width].CopyTo(result.AsSpan(y * width));
        }
        return result;
    }

    /// <summary>Like <see cref="FindSkew()"/> within <paramref name="range"/> degrees to either side, searched on every <paramref name="reduction"/>-th pixel (1, 2 or 4).</summary>
    public (double Degrees, double Confidence) FindSkew(double range, int reduction)
    {
        float angle, confidence;
        var failed = LeptonicaApi.pixFindSkewSweepAndSearch(this, &angle, &confidence, reduction, Math.Max(1, reduction / 2), (float)range, 1, 0.01f) != 0;
        return failed ? (0, 0) : (-angle, confidence);
    }
}
