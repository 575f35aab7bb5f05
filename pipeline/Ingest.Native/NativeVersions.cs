using System.Runtime.InteropServices;

namespace Ingest.Native;

/// <summary>Versions of the native libraries as they report themselves. Loading a missing one throws <see cref="DllNotFoundException"/>.</summary>
public static class NativeVersions
{
    public static string Tesseract => TesseractEngine.Version;

    public static string Leptonica
    {
        get
        {
            var text = LeptonicaApi.getLeptonicaVersion();
            try
            {
                return (Marshal.PtrToStringUTF8(text) ?? "").Replace("leptonica-", "", StringComparison.Ordinal);
            }
            finally
            {
                LeptonicaApi.lept_free(text);
            }
        }
    }

    public static unsafe string Zbar
    {
        get
        {
            uint major, minor, patch;
            return ZbarApi.zbar_version(&major, &minor, &patch) == 0 ? $"{major}.{minor}.{patch}" : "";
        }
    }
}
