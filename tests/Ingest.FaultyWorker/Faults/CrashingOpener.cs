using Ingest.Model;
using Ingest.Workers;

namespace Ingest.FaultyWorker.Faults;

internal sealed class CrashingOpener(string target) : Fault(target)
{
    public override WorkerBench Spoil(WorkerBench bench) => bench with { Files = new Files(bench.Files, this) };

    private sealed class Files(IPageFiles files, CrashingOpener fault) : IPageFiles
    {
        public Task<IPageFile> OpenAsync(SourceFile file, CancellationToken cancel)
        {
            if (fault.Hits(file))
                NativeCrash.Now();
            return files.OpenAsync(file, cancel);
        }
    }
}
