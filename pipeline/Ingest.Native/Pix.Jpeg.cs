namespace Ingest.Native;

public sealed unsafe partial class Pix
{
    private const int Eighth = 8;
    private const int LuminanceOnly = 1;

    /// <summary>
    /// Decodes a colour JPEG to 8-bit grey, its luminance: the colours are not even unpacked, which takes half the time and a quarter of the memory.
    /// </summary>
    /// <exception cref="NativeImageException">The bytes cannot be decoded, or have no luminance (CMYK).</exception>
    public static Pix DecodeJpegLuminance(ReadOnlySpan<byte> encoded)
    {
        fixed (byte* data = encoded)
            return FromRaw(LeptonicaApi.pixReadMemJpeg(data, (nuint)encoded.Length, 0, 1, null, LuminanceOnly), "decode the JPEG");
    }

    /// <summary>Decodes a JPEG at a half, a quarter or an eighth of its size (rounded up), each pixel the mean of those it stands for.</summary>
    /// <param name="reduction">1, 2, 4 or 8.</param>
    /// <exception cref="NativeImageException">The bytes cannot be decoded.</exception>
    public static Pix DecodeJpegReduced(ReadOnlySpan<byte> encoded, int reduction)
    {
        fixed (byte* data = encoded)
            return FromRaw(LeptonicaApi.pixReadMemJpeg(data, (nuint)encoded.Length, 0, reduction, null, 0), "decode the JPEG");
    }

    /// <summary>
    /// True when libjpeg stumbles over the data of a JPEG: codes that do not exist, data that end too early. All codes are read, but only an eighth
    /// of the size is made of them. Unseen stays a flipped bit that gives other valid codes, also when some data are left over at the end.
    /// </summary>
    public static bool JpegIsCorrupt(ReadOnlySpan<byte> encoded)
    {
        var warnings = 0;
        nint raw;
        fixed (byte* data = encoded)
            raw = LeptonicaApi.pixReadMemJpeg(data, (nuint)encoded.Length, 0, Eighth, &warnings, ContinueWithBadData);
        if (raw != 0)
            LeptonicaApi.pixDestroy(&raw);
        return warnings > 0;
    }
}
