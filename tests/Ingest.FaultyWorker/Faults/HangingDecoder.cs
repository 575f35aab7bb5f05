using Ingest.Workers;

namespace Ingest.FaultyWorker.Faults;

/// <summary>A picture whose decoding does not end.</summary>
internal sealed class HangingDecoder(string target) : Fault(target)
{
    public override WorkerBench Spoil(WorkerBench bench) => bench with
    {
        Preparer = Before(bench.Preparer, page =>
        {
            using var never = new ManualResetEventSlim();
            if (Hits(page.Id))
                never.Wait();
        }),
    };
}
