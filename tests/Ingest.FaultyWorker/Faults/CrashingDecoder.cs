using Ingest.Workers;

namespace Ingest.FaultyWorker.Faults;

internal sealed class CrashingDecoder(string target) : Fault(target)
{
    public override WorkerBench Spoil(WorkerBench bench) => bench with
    {
        Preparer = Before(bench.Preparer, page =>
        {
            if (Hits(page.Id))
                NativeCrash.Now();
        }),
    };
}
