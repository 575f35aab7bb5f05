using System.Runtime.InteropServices;
using Ingest.Workers;

namespace Ingest.FaultyWorker.Faults;

/// <summary>Takes native memory and touches it, as a decompression bomb does.</summary>
internal sealed class GreedyDecoder(string target) : Fault(target)
{
    private const int Step = 16 << 20;

    public override WorkerBench Spoil(WorkerBench bench) => bench with
    {
        Preparer = Before(bench.Preparer, page =>
        {
            for (var taken = 0L; Hits(page.Id) && taken < 8L << 30; taken += Step)
                Marshal.Copy(new byte[Step], 0, Marshal.AllocHGlobal(Step), Step);
        }),
    };
}
