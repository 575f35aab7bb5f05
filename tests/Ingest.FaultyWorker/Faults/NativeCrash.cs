using System.Runtime.InteropServices;

namespace Ingest.FaultyWorker.Faults;

/// <summary>Ends the process as a bug in native code does.</summary>
internal static partial class NativeCrash
{
    private const int SegmentationFault = 11;

    [LibraryImport("libc")]
    private static partial nint signal(int number, nint handler);

    [LibraryImport("libc")]
    private static partial int raise(int number);

    public static void Now()
    {
        // The runtime's own handler would take the signal for its own.
        _ = signal(SegmentationFault, 0);
        _ = raise(SegmentationFault);
    }
}
