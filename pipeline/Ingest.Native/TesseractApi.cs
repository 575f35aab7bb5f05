using System.Runtime.InteropServices;

namespace Ingest.Native;

/// <summary>Imports of libtesseract (Debian libtesseract5, 5.3), C names unchanged. Texts are pointers: who frees them differs.</summary>
internal static unsafe partial class TesseractApi
{
    private const string Lib = "libtesseract.so.5";

    [LibraryImport(Lib)] internal static partial nint TessVersion();
    [LibraryImport(Lib)] internal static partial void TessDeleteText(nint text);
    [LibraryImport(Lib)] internal static partial TesseractHandle TessBaseAPICreate();
    [LibraryImport(Lib)] internal static partial void TessBaseAPIDelete(nint handle);
    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf8)] internal static partial int TessBaseAPIInit3(TesseractHandle handle, string datapath, string language);
    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf8)] internal static partial int TessBaseAPISetVariable(TesseractHandle handle, string name, string value);
    [LibraryImport(Lib)] internal static partial void TessBaseAPISetPageSegMode(TesseractHandle handle, int mode);
    [LibraryImport(Lib)] internal static partial void TessBaseAPISetImage2(TesseractHandle handle, Pix pix);
    [LibraryImport(Lib)] internal static partial void TessBaseAPISetSourceResolution(TesseractHandle handle, int ppi);
    [LibraryImport(Lib)] internal static partial void TessBaseAPISetRectangle(TesseractHandle handle, int left, int top, int width, int height);
    [LibraryImport(Lib)] internal static partial nint TessBaseAPIAnalyseLayout(TesseractHandle handle);
    [LibraryImport(Lib)] internal static partial int TessBaseAPIRecognize(TesseractHandle handle, MonitorHandle monitor);
    [LibraryImport(Lib)] internal static partial nint TessBaseAPIGetIterator(TesseractHandle handle);
    [LibraryImport(Lib)] internal static partial int TessBaseAPIDetectOrientationScript(TesseractHandle handle, int* orient_deg, float* orient_conf, nint* script_name, float* script_conf);
    [LibraryImport(Lib)] internal static partial void TessBaseAPIClear(TesseractHandle handle);
    [LibraryImport(Lib)] internal static partial void TessPageIteratorDelete(nint handle);
    [LibraryImport(Lib)] internal static partial int TessPageIteratorNext(TesseractIterator handle, int level);
    [LibraryImport(Lib)] internal static partial int TessPageIteratorIsAtBeginningOf(TesseractIterator handle, int level);
    [LibraryImport(Lib)] internal static partial int TessPageIteratorBlockType(TesseractIterator handle);
    [LibraryImport(Lib)] internal static partial int TessPageIteratorBoundingBox(TesseractIterator handle, int level, int* left, int* top, int* right, int* bottom);
    [LibraryImport(Lib)] internal static partial int TessPageIteratorBaseline(TesseractIterator handle, int level, int* x1, int* y1, int* x2, int* y2);
    [LibraryImport(Lib)] internal static partial nint TessResultIteratorGetUTF8Text(TesseractIterator handle, int level);
    [LibraryImport(Lib)] internal static partial float TessResultIteratorConfidence(TesseractIterator handle, int level);
    [LibraryImport(Lib)] internal static partial MonitorHandle TessMonitorCreate();
    [LibraryImport(Lib)] internal static partial void TessMonitorDelete(nint monitor);
    [LibraryImport(Lib)] internal static partial void TessMonitorSetCancelFunc(MonitorHandle monitor, delegate* unmanaged<nint, int, byte> cancelFunc);
    [LibraryImport(Lib)] internal static partial void TessMonitorSetCancelThis(MonitorHandle monitor, nint cancelThis);
    [LibraryImport(Lib)] internal static partial void TessMonitorSetDeadlineMSecs(MonitorHandle monitor, int deadline);
}
