using System.Runtime.InteropServices;

namespace Ingest.Native;

/// <summary>Imports of liblept (Debian liblept5, 1.82), C names unchanged.</summary>
internal static unsafe partial class LeptonicaApi
{
    private const string Lib = "liblept.so.5";

    [LibraryImport(Lib)] internal static partial nint getLeptonicaVersion();
    [LibraryImport(Lib)] internal static partial int setMsgSeverity(int severity);
    [LibraryImport(Lib)] internal static partial void lept_free(nint data);
    [LibraryImport(Lib)] internal static partial void pixDestroy(nint* pix);
    [LibraryImport(Lib)] internal static partial nint pixCreate(int width, int height, int depth);
    [LibraryImport(Lib)] internal static partial nint pixReadMem(byte* data, nuint size);
    [LibraryImport(Lib)] internal static partial nint pixReadMemJpeg(byte* data, nuint size, int colormap, int reduction, int* warnings, int hint);
    [LibraryImport(Lib)] internal static partial int pixGetWidth(Pix pix);
    [LibraryImport(Lib)] internal static partial int pixGetHeight(Pix pix);
    [LibraryImport(Lib)] internal static partial int pixGetDepth(Pix pix);
    [LibraryImport(Lib)] internal static partial int pixGetSpp(Pix pix);
    [LibraryImport(Lib)] internal static partial int pixGetWpl(Pix pix);
    [LibraryImport(Lib)] internal static partial int pixGetXRes(Pix pix);
    [LibraryImport(Lib)] internal static partial int pixGetYRes(Pix pix);
    [LibraryImport(Lib)] internal static partial int pixSetResolution(Pix pix, int xres, int yres);
    [LibraryImport(Lib)] internal static partial uint* pixGetData(Pix pix);
    [LibraryImport(Lib)] internal static partial nint pixGetColormap(Pix pix);
    [LibraryImport(Lib)] internal static partial Pix pixRemoveColormap(Pix pix, int type);
    [LibraryImport(Lib)] internal static partial Pix pixRemoveAlpha(Pix pix);
    [LibraryImport(Lib)] internal static partial Pix pixConvertTo8(Pix pix, int colormap);
    [LibraryImport(Lib)] internal static partial Pix pixConvertTo32(Pix pix);
    [LibraryImport(Lib)] internal static partial Pix pixInvert(nint target, Pix pix);
    [LibraryImport(Lib)] internal static partial Pix pixFlipLR(nint target, Pix pix);
    [LibraryImport(Lib)] internal static partial Pix pixRotateOrth(Pix pix, int quads);
    [LibraryImport(Lib)] internal static partial Pix pixRotate(Pix pix, float angle, int type, int background, int width, int height);
    [LibraryImport(Lib)] internal static partial Pix pixScale(Pix pix, float x, float y);
    [LibraryImport(Lib)] internal static partial Pix pixThresholdToBinary(Pix pix, int threshold);
    [LibraryImport(Lib)] internal static partial int pixOtsuAdaptiveThreshold(Pix pix, int sx, int sy, int smoothX, int smoothY, float score, nint* thresholds, nint* binary);
    [LibraryImport(Lib)] internal static partial int pixCountPixels(Pix binary, int* count, nint table);
    [LibraryImport(Lib)] internal static partial int pixWriteMem(byte** data, nuint* size, Pix pix, int format);
    [LibraryImport(Lib)] internal static partial int pixWriteMemJpeg(byte** data, nuint* size, Pix pix, int quality, int progressive);
}
