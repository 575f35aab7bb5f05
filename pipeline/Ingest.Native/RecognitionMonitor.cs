using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Ingest.Native;

/// <summary>Time limit and cancellation of one recognition. Tesseract asks between words, not inside the layout analysis.</summary>
internal sealed unsafe class RecognitionMonitor : IDisposable
{
    private readonly MonitorHandle monitor = TesseractApi.TessMonitorCreate();
    private readonly long start = Stopwatch.GetTimestamp();
    private readonly TimeSpan limit;
    private readonly CancellationToken cancel;
    private GCHandle self;

    internal RecognitionMonitor(TimeSpan limit, CancellationToken cancel)
    {
        this.limit = limit;
        this.cancel = cancel;
        self = GCHandle.Alloc(this);
        TesseractApi.TessMonitorSetCancelThis(monitor, GCHandle.ToIntPtr(self));
        TesseractApi.TessMonitorSetCancelFunc(monitor, &Asked);
        TesseractApi.TessMonitorSetDeadlineMSecs(monitor, (int)Math.Clamp(limit.TotalMilliseconds, 1, int.MaxValue));
    }

    internal MonitorHandle Handle => monitor;

    internal RecognitionOutcome Outcome(int result) =>
        cancel.IsCancellationRequested ? RecognitionOutcome.Canceled
        : result == 0 ? RecognitionOutcome.Recognized
        : Stopwatch.GetElapsedTime(start) >= limit ? RecognitionOutcome.TimedOut
        : RecognitionOutcome.Failed;

    [UnmanagedCallersOnly]
    private static byte Asked(nint monitor, int words) =>
        GCHandle.FromIntPtr(monitor).Target is RecognitionMonitor { cancel.IsCancellationRequested: true } ? (byte)1 : (byte)0;

    public void Dispose()
    {
        monitor.Dispose();
        self.Free();
    }
}
