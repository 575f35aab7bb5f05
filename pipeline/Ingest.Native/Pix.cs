using System.Runtime.InteropServices;

namespace Ingest.Native;

/// <summary>
/// A Leptonica image. One owner at a time, not thread-safe; disposing frees the pixels.
/// 1-bit pixels are 1 = black; rows are 32-bit words, most significant bit first.
/// </summary>
public sealed unsafe partial class Pix : SafeHandle
{
    private const int SeverityNone = 6;
    private const int RemoveColormapBySource = 4;
    private const int RotateAreaMap = 1;
    private const int BringInWhite = 1;
    private const int SmallestTile = 16;
    private const int ContinueWithBadData = 2;

    private static int alive;

    static Pix() => _ = LeptonicaApi.setMsgSeverity(SeverityNone);

    public Pix() : base(0, ownsHandle: true)
    {
    }

    /// <summary>Images not yet freed in this process: the leak check of the tests.</summary>
    public static int Alive => Volatile.Read(ref alive);

    public override bool IsInvalid => handle == 0;

    public int Width => LeptonicaApi.pixGetWidth(this);
    public int Height => LeptonicaApi.pixGetHeight(this);
    /// <summary>Bits per pixel: 1, 2, 4, 8, 16 or 32.</summary>
    public int Depth => LeptonicaApi.pixGetDepth(this);
    /// <summary>Dots per inch as stored in the file, 0 when it said nothing.</summary>
    public (int X, int Y) Resolution => (LeptonicaApi.pixGetXRes(this), LeptonicaApi.pixGetYRes(this));

    public void SetResolution(int x, int y) => _ = LeptonicaApi.pixSetResolution(this, x, y);

    /// <summary>The raw rows, <see cref="WordsPerLine"/> words each; valid while the image lives.</summary>
    public Span<uint> Words => new(LeptonicaApi.pixGetData(this), checked(WordsPerLine * Height));

    public int WordsPerLine => LeptonicaApi.pixGetWpl(this);

    /// <exception cref="NativeImageException">The memory is not to be had or the size is senseless.</exception>
    public static Pix Create(int width, int height, int depth) => FromRaw(LeptonicaApi.pixCreate(width, height, depth), "create an image");

    /// <summary>Decodes TIFF (first page), JPEG, PNG, JPEG 2000, WebP, BMP. Callers check the dimensions first: this allocates what the header says.</summary>
    /// <exception cref="NativeImageException">The bytes cannot be decoded.</exception>
    public static Pix Decode(ReadOnlySpan<byte> encoded)
    {
        fixed (byte* data = encoded)
            return FromRaw(LeptonicaApi.pixReadMem(data, (nuint)encoded.Length), "decode the image");
    }

    /// <summary>Decodes what there is of a truncated or corrupt JPEG; the missing rows stay empty.</summary>
    /// <exception cref="NativeImageException">Not even its header can be read.</exception>
    public static Pix DecodeDamagedJpeg(ReadOnlySpan<byte> encoded)
    {
        fixed (byte* data = encoded)
            return FromRaw(LeptonicaApi.pixReadMemJpeg(data, (nuint)encoded.Length, 0, 1, null, ContinueWithBadData), "decode the damaged JPEG");
    }

    /// <summary>8-bit grey without colour map; a 1-bit image becomes black and white grey.</summary>
    public Pix ToGrey() => Checked(LeptonicaApi.pixConvertTo8(this, 0), "convert to grey");

    /// <summary>32-bit colour without colour map or transparency (blended on white).</summary>
    public Pix ToColour()
    {
        using var opaque = Opaque();
        return Checked(LeptonicaApi.pixConvertTo32(opaque), "convert to colour");
    }

    /// <summary>The same picture without colour map and alpha channel; always a new handle.</summary>
    public Pix Opaque()
    {
        using var plain = Checked(LeptonicaApi.pixRemoveColormap(this, RemoveColormapBySource), "remove the colour map");
        return Checked(LeptonicaApi.pixRemoveAlpha(plain), "remove the alpha channel");
    }

    /// <summary>Every sample becomes its complement; meant for images without colour map.</summary>
    public Pix Invert() => Checked(LeptonicaApi.pixInvert(0, this), "invert the image");

    /// <param name="quarters">Quarter turns clockwise, 0 to 3.</param>
    public Pix TurnClockwise(int quarters) => Checked(LeptonicaApi.pixRotateOrth(this, quarters), "turn the image");

    public Pix MirrorLeftRight() => Checked(LeptonicaApi.pixFlipLR(0, this), "mirror the image");

    /// <param name="degrees">Clockwise; corners are filled with white, the size stays.</param>
    public Pix RotateClockwise(double degrees) =>
        Checked(LeptonicaApi.pixRotate(this, (float)(degrees * Math.PI / 180), RotateAreaMap, BringInWhite, 0, 0), "rotate the image");

    public Pix Scale(double x, double y) => Checked(LeptonicaApi.pixScale(this, (float)x, (float)y), "scale the image");

    /// <summary>8-bit grey to 1 bit with one global Otsu threshold.</summary>
    public Pix BinarizeOtsu()
    {
        nint binary = 0;
        // One tile over the whole picture; Leptonica takes none below 16 pixels, so a smaller picture lies in one that is too large.
        if (LeptonicaApi.pixOtsuAdaptiveThreshold(this, Math.Max(SmallestTile, Width), Math.Max(SmallestTile, Height), 0, 0, 0.1f, null, &binary) != 0)
            throw new NativeImageException("Leptonica could not binarise the image.");
        return FromRaw(binary, "binarise the image");
    }

    /// <summary>8-bit grey to 1 bit: darker than <paramref name="threshold"/> becomes black.</summary>
    public Pix Threshold(int threshold) => Checked(LeptonicaApi.pixThresholdToBinary(this, threshold), "threshold the image");

    /// <summary>Black pixels of a 1-bit image.</summary>
    public int CountBlack()
    {
        int count;
        return LeptonicaApi.pixCountPixels(this, &count, 0) == 0 ? count : throw new NativeImageException("Leptonica could not count pixels.");
    }

    /// <summary>TIFF G4 in one strip; the image must have 1 bit per pixel.</summary>
    public byte[] EncodeG4() => Encode(8);

    public byte[] EncodePng() => Encode(3);

    /// <param name="quality">1 to 100.</param>
    public byte[] EncodeJpeg(int quality)
    {
        byte* data = null;
        nuint size = 0;
        return Taken(LeptonicaApi.pixWriteMemJpeg(&data, &size, this, quality, 0), data, size);
    }

    private byte[] Encode(int format)
    {
        byte* data = null;
        nuint size = 0;
        return Taken(LeptonicaApi.pixWriteMem(&data, &size, this, format), data, size);
    }

    private static byte[] Taken(int error, byte* data, nuint size)
    {
        if (error != 0 || data == null)
            throw new NativeImageException("Leptonica could not encode the image.");
        try
        {
            return new ReadOnlySpan<byte>(data, checked((int)size)).ToArray();
        }
        finally
        {
            LeptonicaApi.lept_free((nint)data);
        }
    }

    internal static Pix FromRaw(nint raw, string action)
    {
        if (raw == 0)
            throw new NativeImageException($"Leptonica could not {action}.");
        var pix = new Pix();
        pix.SetHandle(raw);
        Interlocked.Increment(ref alive);
        return pix;
    }

    private static Pix Checked(Pix pix, string action)
    {
        if (pix.IsInvalid)
            throw new NativeImageException($"Leptonica could not {action}.");
        Interlocked.Increment(ref alive);
        return pix;
    }

    protected override bool ReleaseHandle()
    {
        var raw = handle;
        LeptonicaApi.pixDestroy(&raw);
        Interlocked.Decrement(ref alive);
        return true;
    }
}

/// <summary>A native imaging call failed; the caller knows which file and page it was.</summary>
public sealed class NativeImageException(string message) : Exception(message);
