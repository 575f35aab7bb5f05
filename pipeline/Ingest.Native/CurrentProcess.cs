using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Ingest.Native;

/// <summary>What a process can do to itself only through the C library.</summary>
public static partial class CurrentProcess
{
    private const int StandardOutput = 1;
    private const int WriteOnly = 1;
    private const string HighestOutOfMemoryScore = "1000";

    [LibraryImport("libc", SetLastError = true)]
    private static partial int dup(int descriptor);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int dup2(int from, int to);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int open(string path, int flags);

    [LibraryImport("libc")]
    private static partial void _exit(int code);

    /// <summary>Standard output for the caller alone; whatever else is printed there goes nowhere.</summary>
    /// <exception cref="IOException">The descriptor cannot be copied.</exception>
    public static SafePipeHandle TakeStandardOutput()
    {
        var taken = dup(StandardOutput);
        var nowhere = open("/dev/null", WriteOnly);
        if (taken < 0 || nowhere < 0 || dup2(nowhere, StandardOutput) < 0)
            throw new IOException($"Standard output cannot be redirected (errno {Marshal.GetLastPInvokeError()}).");
        return new SafePipeHandle(taken, ownsHandle: true);
    }

    /// <summary>Short of memory, the kernel ends this process first and not the one that supervises it.</summary>
    public static void OfferToOutOfMemoryKiller() => File.WriteAllText("/proc/self/oom_score_adj", HighestOutOfMemoryScore);

    /// <summary>Ends the process at once, whatever other threads do; nothing is cleaned up.</summary>
    public static void ExitNow(int code) => _exit(code);
}
