using System.Runtime.InteropServices;

namespace Ingest.Native;

/// <summary>
/// Environment of the process as native code sees it: <see cref="Environment.SetEnvironmentVariable(string, string)"/> does not reach getenv on Linux.
/// </summary>
public static partial class NativeEnvironment
{
    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int setenv(string name, string value, int overwrite);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint getenv(string name);

    /// <summary>What native code reads; empty when the variable is not set.</summary>
    public static string Get(string name) => Marshal.PtrToStringUTF8(getenv(name)) ?? "";

    /// <summary>Must run before the library that reads the variable is loaded (libgomp reads OMP_THREAD_LIMIT once).</summary>
    public static void Set(string name, string value)
    {
        if (setenv(name, value, 1) != 0)
            throw new InvalidOperationException($"setenv {name} failed with errno {Marshal.GetLastPInvokeError()}.");
    }
}
