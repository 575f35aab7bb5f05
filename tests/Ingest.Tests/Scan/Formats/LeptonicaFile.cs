using System.Runtime.InteropServices;
using Ingest.Native;

namespace Ingest.Tests.Scan.Formats;

/// <summary>Formats that only the tests write, by Leptonica's own encoders.</summary>
internal static class LeptonicaFile
{
    private const int Bmp = 1;
    private const int Lossless = 100;

    public static byte[] WriteBmp(Pix pix) => Taken(pixWriteMem(out var data, out var size, pix, Bmp), data, size);

    public static byte[] WriteJpeg2000(Pix pix) => Taken(pixWriteMemJp2k(out var data, out var size, pix, Lossless, 5, 0, 0), data, size);

    public static byte[] WriteWebP(Pix pix, bool lossless = true) => Taken(pixWriteMemWebP(out var data, out var size, pix, 100, lossless ? 1 : 0), data, size);

    public static byte[] WriteProgressiveJpeg(Pix pix) => Taken(pixWriteMemJpeg(out var data, out var size, pix, 100, 1), data, size);

    private static byte[] Taken(int error, nint data, nuint size)
    {
        Assert.Equal(0, error);
        var bytes = new byte[size];
        Marshal.Copy(data, bytes, 0, bytes.Length);
        lept_free(data);
        return bytes;
    }

    [DllImport("liblept.so.5")] private static extern int pixWriteMem(out nint data, out nuint size, Pix pix, int format);
    [DllImport("liblept.so.5")] private static extern int pixWriteMemJp2k(out nint data, out nuint size, Pix pix, int quality, int levels, int hint, int debug);
    [DllImport("liblept.so.5")] private static extern int pixWriteMemWebP(out nint data, out nuint size, Pix pix, int quality, int lossless);
    [DllImport("liblept.so.5")] private static extern int pixWriteMemJpeg(out nint data, out nuint size, Pix pix, int quality, int progressive);
    [DllImport("liblept.so.5")] private static extern void lept_free(nint data);
}
