using System.Runtime.CompilerServices;

namespace Ingest.Native;

/// <summary>The one place where the surroundings of the native libraries are set, before any of them can be loaded.</summary>
internal static class NativeStartup
{
    // Debian's libtesseract links libgomp, which reads the limit once when it is loaded. Workers are the only parallelism:
    // with its four threads per page Tesseract is slower on full machines (OCRmyPDF sets the same limit).
#pragma warning disable CA2255 // all imports live in this module: its initializer runs before each of them
    [ModuleInitializer]
    internal static void Initialize()
    {
        NativeEnvironment.Set("OMP_THREAD_LIMIT", "1");
        NativeMessages.Silence();
    }
#pragma warning restore CA2255
}
