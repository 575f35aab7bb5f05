using System.Globalization;
using System.Runtime.InteropServices;

namespace Ingest.Native;

/// <summary>Peak resident memory of this process and of the largest child it has waited for, in bytes.</summary>
public static unsafe partial class ProcessMemory
{
    private const int Children = -1;

    /// <summary>struct rusage of glibc x86-64 and arm64: two timevals, then longs, ru_maxrss (KiB) first.</summary>
    private const int RusageLongs = 18;
    private const int MaxRss = 4;

    [LibraryImport("libc")]
    private static partial int getrusage(int who, long* usage);

    public static long PeakBytes()
    {
        var usage = stackalloc long[RusageLongs];
        var children = getrusage(Children, usage) == 0 ? usage[MaxRss] * 1024 : 0;
        return Own() + children;
    }

    private static long Own()
    {
        const string key = "VmHWM:";
        var line = File.Exists("/proc/self/status") ? File.ReadLines("/proc/self/status").FirstOrDefault(l => l.StartsWith(key, StringComparison.Ordinal)) : null;
        return line is null ? 0 : long.Parse(line[key.Length..^"kB".Length].Trim(), CultureInfo.InvariantCulture) * 1024;
    }
}
