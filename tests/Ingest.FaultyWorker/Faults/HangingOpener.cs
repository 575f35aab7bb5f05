using Ingest.Model;
using Ingest.Workers;

namespace Ingest.FaultyWorker.Faults;

/// <summary>A file whose opening does not end.</summary>
internal sealed class HangingOpener(string target) : Fault(target)
{
    public override WorkerBench Spoil(WorkerBench bench) => bench with { Files = new Files(bench.Files, this) };

    private sealed class Files(IPageFiles files, HangingOpener fault) : IPageFiles
    {
        public Task<IPageFile> OpenAsync(SourceFile file, CancellationToken cancel)
        {
            using var never = new ManualResetEventSlim();
            if (fault.Hits(file))
                never.Wait(CancellationToken.None);
            return files.OpenAsync(file, cancel);
        }
    }
}
