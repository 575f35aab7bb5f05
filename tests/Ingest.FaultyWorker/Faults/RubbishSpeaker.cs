using System.Globalization;
using System.Runtime.InteropServices;
using Ingest.Workers;

namespace Ingest.FaultyWorker.Faults;

/// <summary>A worker taken over by what it read: it says anything, into every pipe it has.</summary>
internal sealed partial class RubbishSpeaker(string target) : Fault(target)
{
    private const int Length = 64;

    public override WorkerBench Spoil(WorkerBench bench) => bench with
    {
        Preparer = Before(bench.Preparer, page =>
        {
            if (!Hits(page.Id))
                return;
            // The one that answers was opened last.
            foreach (var pipe in Directory.GetFiles("/proc/self/fd").Where(IsPipe).Select(f => int.Parse(Path.GetFileName(f), CultureInfo.InvariantCulture)).OrderDescending())
                _ = write(pipe, Enumerable.Repeat((byte)0x7F, Length).ToArray(), Length);
        }),
    };

    [LibraryImport("libc")]
    private static partial nint write(int descriptor, byte[] bytes, nint count);

    private static bool IsPipe(string descriptor) => new FileInfo(descriptor).LinkTarget?.StartsWith("pipe:", StringComparison.Ordinal) == true;
}
