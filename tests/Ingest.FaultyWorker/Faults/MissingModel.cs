using Ingest.Workers;

namespace Ingest.FaultyWorker.Faults;

/// <summary>The run itself cannot go on.</summary>
internal sealed class MissingModel(string target) : Fault(target)
{
    public override WorkerBench Spoil(WorkerBench bench) => bench with
    {
        Recognizer = Before(bench.Recognizer, page =>
        {
            if (Hits(page.Page.Id))
                throw new MissingDependencyException("The model xyz is missing.", "Install it.");
        }),
    };
}
