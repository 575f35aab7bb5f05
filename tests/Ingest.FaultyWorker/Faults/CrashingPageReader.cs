using Ingest.Model;
using Ingest.Workers;

namespace Ingest.FaultyWorker.Faults;

/// <summary>Reads every page of a file but one.</summary>
internal sealed class CrashingPageReader(string target) : Fault(target)
{
    public override WorkerBench Spoil(WorkerBench bench) => bench with { Files = new Files(bench.Files, this) };

    private sealed class Files(IPageFiles files, CrashingPageReader fault) : IPageFiles
    {
        public async Task<IPageFile> OpenAsync(SourceFile file, CancellationToken cancel) => new Opened(await files.OpenAsync(file, cancel), file, fault);
    }

    private sealed class Opened(IPageFile opened, SourceFile file, CrashingPageReader fault) : IPageFile
    {
        public int PageCount => opened.PageCount;
        public bool BornDigital => opened.BornDigital;
        public bool PagesLost => opened.PagesLost;

        public ValueTask<ReadPage> ReadAsync(int page, CancellationToken cancel)
        {
            if (fault.Hits(new PageId(file.Name, page)))
                NativeCrash.Now();
            return opened.ReadAsync(page, cancel);
        }

        public void Dispose() => opened.Dispose();
    }
}
