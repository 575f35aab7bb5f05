using Ingest.Workers;

namespace Ingest.FaultyWorker.Faults;

/// <summary>Looks at no clock and hears no cancellation.</summary>
internal sealed class HangingRecognizer(string target) : Fault(target)
{
    public override WorkerBench Spoil(WorkerBench bench) => bench with
    {
        Recognizer = Before(bench.Recognizer, page =>
        {
            using var never = new ManualResetEventSlim();
            if (Hits(page.Page.Id))
                never.Wait();
        }),
    };
}
