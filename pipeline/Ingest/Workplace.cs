using System.Text.Json;
using Ingest.Deposit;
using Ingest.Journal;
using Ingest.Model;
using Ingest.Scan;

namespace Ingest;

/// <summary>
/// One installation: the store with its journal and catalog. Opening checks the store before the first page is read.
/// The entry point for command and web station.
/// </summary>
public sealed class Workplace : IAsyncDisposable
{
    private readonly TimeProvider time;
    private readonly FaultPoints faults;

    private Workplace(FileStore store, Journal.Journal journal, Catalog.Catalog catalog, TimeProvider time, FaultPoints faults)
    {
        (Store, Journal, Catalog, this.time, this.faults) = (store, journal, catalog, time, faults);
        Batches = new Batches(journal, time);
        Documents = new StoredDocuments(store);
    }

    public FileStore Store { get; }
    public Journal.Journal Journal { get; }
    public Catalog.Catalog Catalog { get; }
    public Batches Batches { get; }
    public StoredDocuments Documents { get; }

    /// <param name="store">Folder of the store; created when it does not exist.</param>
    /// <param name="state">Folder of journal and catalog.</param>
    public static async ValueTask<Workplace> OpenAsync(string store, string state, TimeProvider time, FaultPoints faults, CancellationToken cancel)
    {
        var files = new FileStore(store, faults);
        await files.CheckAsync(cancel);
        return new Workplace(files, await Ingest.Journal.Journal.OpenAsync(state, faults, cancel), await Ingest.Catalog.Catalog.OpenAsync(state, cancel), time, faults);
    }

    /// <summary>Takes a delivery in as one batch. The same delivery again is the same batch: it is finished or found complete.</summary>
    public async Task<RunOutcome> RunAsync(RunRequest request, IngestOptions options, IProgress<RunProgress> progress, CancellationToken cancel)
    {
        var manifest = await Delivery.ReadAsync(request.Inputs, options.Scan, cancel);
        if (manifest.Stacks.Count == 0)
            throw new NothingReadableException(
                $"Nothing in {string.Join(", ", request.Inputs)} is a page.", "TIFF, PDF, JPEG, PNG, JPEG 2000, WebP and BMP files are read; name a folder or files that hold some.");
        using var held = await BatchLock.AcquireAsync(Journal.Folder, manifest.BatchId(request.Organisation), time, cancel);
        var batch = await Batches.OpenAsync(
            manifest, request.Organisation, request.Clock, request.Operator, request.Profile, JsonSerializer.Serialize(request.Configuration), cancel);
        return await new BatchJob(this, batch, manifest, options, time, faults).RunAsync(progress, cancel);
    }

    /// <summary>Finishes an interrupted batch; a complete one only reports.</summary>
    public async Task<RunOutcome> ResumeAsync(JournalledBatch batch, IngestOptions options, IProgress<RunProgress> progress, CancellationToken cancel)
    {
        using var held = await BatchLock.AcquireAsync(Journal.Folder, batch.Id, time, cancel);
        var manifest = await Batches.ManifestAsync(batch.Id, cancel);
        return await new BatchJob(this, batch.Context, manifest, options, time, faults).RunAsync(progress, cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await Catalog.DisposeAsync();
        await Journal.DisposeAsync();
        Store.Dispose();
    }
}
