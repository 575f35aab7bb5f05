namespace Ingest.Scan;

/// <summary>What a TIFF of plain grey needs beyond its decoders: Leptonica and LibTiff.NET do not put all of them right.</summary>
/// <param name="Bits">Bits of the only sample of a pixel; 0 for anything that is not plain grey.</param>
/// <param name="MinIsWhite">0 stands for white.</param>
internal readonly record struct GreyTiff(int Bits, bool MinIsWhite)
{
    private const int WhiteIsZero = 0;
    private const int BlackIsZero = 1;

    /// <summary>Leptonica inverts samples of 1 and 8 bits only.</summary>
    public bool LeptonicaLeavesInverted => MinIsWhite && Bits is 2 or 4 or 16;

    public static GreyTiff Of(ReadOnlyMemory<byte> tiff)
    {
        using var bytes = new MemoryBytes(tiff);
        var layout = TiffLayout.Read(bytes);
        var page = new TiffDirectory(bytes, layout, layout.FirstDirectory);
        var photometric = page.Number(TiffTag.PhotometricInterpretation, WhiteIsZero);
        return page.Number(TiffTag.SamplesPerPixel, 1) == 1 && photometric is WhiteIsZero or BlackIsZero
            ? new((int)page.Number(TiffTag.BitsPerSample, 1), photometric == WhiteIsZero)
            : default;
    }
}
