using System.Runtime.InteropServices;

namespace Ingest.Native;

/// <summary>The one way native texts become managed ones.</summary>
internal static class TesseractText
{
    /// <summary>Copies a text the caller owns and frees it.</summary>
    internal static string Take(nint text)
    {
        if (text == 0)
            return "";
        try
        {
            return Marshal.PtrToStringUTF8(text) ?? "";
        }
        finally
        {
            TesseractApi.TessDeleteText(text);
        }
    }
}
