using System.Runtime.InteropServices;

namespace Ingest.Native;

internal static unsafe partial class LeptonicaApi
{
    [LibraryImport(Lib)] internal static partial Pix pixScaleToGray(Pix binary, float factor);
    [LibraryImport(Lib)] internal static partial Pix pixScaleAreaMap(Pix pix, float x, float y);
    [LibraryImport(Lib)] internal static partial Pix pixReduceRankBinaryCascade(Pix binary, int level1, int level2, int level3, int level4);
    [LibraryImport(Lib)] internal static partial Pix pixConvertRGBToGrayMinMax(Pix colour, int type);
    [LibraryImport(Lib)] internal static partial nint boxCreate(int x, int y, int w, int h);
    [LibraryImport(Lib)] internal static partial void boxDestroy(nint* box);
    [LibraryImport(Lib)] internal static partial Pix pixClipRectangle(Pix pix, nint box, nint* boxUsed);
}
