using Ingest.Model;

namespace Ingest.Workers;

/// <summary>
/// Opens and reads files in a worker: parsers of hostile files fail there. A file that kills its workers when it is opened is refused;
/// a page that does is refused alone, and the next page is read by the next worker. The journal does not count these: it counts where pixels are made.
/// </summary>
internal sealed class SupervisedFiles(WorkerPool pool, IngestOptions options) : IPageFiles
{
    private readonly PageTrials trials = new(pool, new TriesOfThisRun(), options.Workers);
    private readonly Patience toOpen = new(options.Workers.OpenTimeLimit, "Workers:OpenTimeLimit");
    private readonly Patience toRead = new(options.Scan.ParseTimeLimit + options.Scan.RenderTimeLimit + options.Workers.DecodeTimeLimit, "Workers:DecodeTimeLimit");

    public async Task<IPageFile> OpenAsync(SourceFile file, CancellationToken cancel)
    {
        var (opened, death) = await trials.RunAsync(new PageId(file.Name, 1), worker => OpenAsync(worker, file, cancel), cancel);
        return opened ?? throw new ScanException(IssueCodes.WorkerDied, $"{file.Name} cannot be opened: {death}");
    }

    private async Task<RemoteFile> OpenAsync(WorkerProcess worker, SourceFile file, CancellationToken cancel)
    {
        var head = await worker.AskAsync(Message.Of(MessageKind.Open, file), toOpen, _ => toOpen, answer => answer.Read<OpenedHead>(), cancel);
        return new RemoteFile(this, file, head, worker);
    }

    private sealed class RemoteFile(SupervisedFiles files, SourceFile file, OpenedHead head, WorkerProcess openIn) : IPageFile
    {
        private WorkerProcess openIn = openIn;

        public int PageCount => head.PageCount;
        public bool BornDigital => head.BornDigital;
        public bool PagesLost => head.PagesLost;

        public async ValueTask<ReadPage> ReadAsync(int page, CancellationToken cancel)
        {
            var (read, death) = await files.trials.RunAsync(new PageId(file.Name, page), worker => ReadAsync(worker, page, cancel), cancel);
            return read ?? throw new ScanException(IssueCodes.WorkerDied, $"The page cannot be read from {file.Name}: {death}");
        }

        /// <summary>The worker closes a file when it opens the next.</summary>
        public void Dispose()
        {
        }

        private async Task<ReadPage> ReadAsync(WorkerProcess worker, int page, CancellationToken cancel)
        {
            if (worker != openIn)
                openIn = (await files.OpenAsync(worker, file, cancel)).openIn;
            return await worker.AskAsync(Message.Of(MessageKind.Read, new PageNumber(page)), files.toRead, _ => files.toRead, PageMessages.Read, cancel);
        }
    }
}
