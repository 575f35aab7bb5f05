using System.Runtime.InteropServices;

namespace Ingest.Native;

/// <summary>
/// What native libraries print. libjpeg, libpng, OpenJPEG, libtiff and Tesseract write warnings about damaged pictures with <c>fprintf(stderr)</c>;
/// callers get the same as exceptions and findings, and the terminal belongs to the command.
/// </summary>
internal static unsafe partial class NativeMessages
{
    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint dlsym(nint library, string symbol);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint fopen(string path, string mode);

    /// <summary>
    /// Points C's <c>stderr</c> stream at nothing for the whole process. File descriptor 2 stays: the runtime's own error output
    /// and glibc's abort messages do not go through the stream.
    /// </summary>
    public static void Silence()
    {
        // Handle 0 searches as the dynamic linker did for the libraries, so it is the variable they read.
        var stream = (nint*)dlsym(0, "stderr");
        var nowhere = fopen("/dev/null", "we");
        if (stream != null && nowhere != 0)
            *stream = nowhere;
    }
}
