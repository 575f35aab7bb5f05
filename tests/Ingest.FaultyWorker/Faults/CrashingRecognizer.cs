using Ingest.Workers;

namespace Ingest.FaultyWorker.Faults;

internal sealed class CrashingRecognizer(string target) : Fault(target)
{
    public override WorkerBench Spoil(WorkerBench bench) => bench with
    {
        Recognizer = Before(bench.Recognizer, page =>
        {
            if (Hits(page.Page.Id))
                NativeCrash.Now();
        }),
    };
}
