using System.Text.Json;
using Ingest.Akten;
using Ingest.Catalog;
using Ingest.Catalog.Postgres;
using Ingest.Catalog.Sqlite;
using Ingest.Deposit;
using Ingest.Deposit.Deletion;
using Ingest.Journal;
using Ingest.Model;
using Ingest.Recognize;
using Ingest.Proof;
using Ingest.Scan;

namespace Ingest;

/// <summary>
/// One installation: the store with its journal and catalog. Opening checks the store before the first page is read.
/// The entry point for command and web station.
/// </summary>
public sealed class Workplace : IAsyncDisposable
{
    private readonly AuditTrail audit;
    private readonly TimeProvider time;
    private readonly FaultPoints faults;
    private TemporaryFolder? substitute;

    /// <summary>The version the store has; 0: not known.</summary>
    private int format;

    private Workplace(IDepositStore store, Journal.Journal journal, ICatalog catalog, TimeProvider time, FaultPoints faults)
    {
        (Store, Journal, Catalog, this.time, this.faults) = (store, journal, catalog, time, faults);
        Batches = new Batches(journal, time);
        Deletions = new DeletionRecords(store, faults);
        audit = new AuditTrail(store, new AuditAnchor(journal), faults);
        // What cannot be read while the catalog is filled is the verifier's to name.
        Documents = new StoredDocuments(store, _ => { });
    }

    public const string CatalogName = "catalog.db";

    public IDepositStore Store { get; }
    public Journal.Journal Journal { get; }
    public ICatalog Catalog { get; }

    /// <summary>Why the catalog could not be opened and an empty one stands in for it; empty when all is well. Only for verification.</summary>
    public string CatalogDamage { get; private set; } = "";

    public Batches Batches { get; }

    /// <summary>Where whatever changes the store is logged.</summary>
    public IAuditTrail Audit => audit;

    public StoredDocuments Documents { get; }

    /// <summary>Which documents were deleted.</summary>
    public DeletionRecords Deletions { get; }

    /// <summary>Akten, Aktenplan and the register they are looked up in.</summary>
    public AktenDesk Akten { get; private set; } = null!;

    /// <param name="where">Where the store lies; created when there is none.</param>
    /// <param name="access">How a store of blobs is reached.</param>
    /// <param name="state">Folder of journal and catalog.</param>
    /// <param name="catalog">Where the catalog lies; null: in the state folder.</param>
    public static async ValueTask<Workplace> OpenAsync(
        StorePlace where, StoreOptions access, string state, TimeProvider time, FaultPoints faults, CancellationToken cancel, CatalogOptions? catalog = null) =>
        await ReadyAsync(await OpenAsync(where, access, state, () => OpenCatalog(catalog ?? new(), state), tolerant: false, time, faults, cancel), cancel);

    /// <param name="tolerant">A format that is damaged or not known is left to <see cref="FormatCheck"/>; the store is then not brought to another.</param>
    private static async ValueTask<Workplace> OpenAsync(
        StorePlace where, StoreOptions access, string state, Func<ICatalog> catalog, bool tolerant, TimeProvider time, FaultPoints faults, CancellationToken cancel)
    {
        var store = Stores.Open(where, access, faults);
        var made = await FormatAsync(() => store.CheckAsync(cancel), tolerant);
        var journal = await Ingest.Journal.Journal.OpenAsync(state, faults, cancel);
        var place = new Workplace(store, journal, catalog(), time, faults);
        place.format = made == 0 ? 0 : await FormatAsync(() => new StoreUpgrade(store, place.Audit, faults).BringAsync(made, cancel), tolerant);
        place.Akten = await AktenDesk.OpenAsync(store, place.Documents, state, place.audit, time, faults, cancel);
        return place;
    }

    private static async ValueTask<int> FormatAsync(Func<ValueTask<int>> check, bool tolerant)
    {
        try
        {
            return await check();
        }
        catch (StoreFormatException) when (tolerant)
        {
            return 0;
        }
    }

    /// <summary>Finishes what an earlier process has left undone; nothing is written into a store whose format is not known.</summary>
    private static async ValueTask<Workplace> ReadyAsync(Workplace place, CancellationToken cancel)
    {
        if (place.Catalog.IsNew)
            await place.Catalog.RebuildAsync(place.Documents, cancel);
        if (place.format > 0)
            await new Followers(place, place.time, place.faults).CompleteAsync(cancel);
        return place;
    }

    /// <summary>
    /// As <see cref="OpenAsync"/>, but a damaged catalog is something to be found: thrown away and built anew, or replaced by an empty one for the time being.
    /// So is a damaged format, unless there is something to repair: nothing is written into a store whose format is not known.
    /// </summary>
    public static async ValueTask<Workplace> OpenForVerifyAsync(
        StorePlace where, StoreOptions access, string state, bool repair, TimeProvider time, FaultPoints faults, CancellationToken cancel, CatalogOptions? catalog = null)
    {
        try
        {
            return await ReadyAsync(await OpenAsync(where, access, state, () => OpenCatalog(catalog ?? new(), state), tolerant: !repair, time, faults, cancel), cancel);
        }
        catch (StoreException damaged) when (SqliteCatalog.IsDamage(damaged))
        {
            if (repair)
            {
                SqliteCatalog.Discard(Path.Combine(state, CatalogName));
                return await OpenAsync(where, access, state, time, faults, cancel);
            }

            var folder = new TemporaryFolder();
            var place = await OpenAsync(where, access, state, () => SqliteCatalog.Open(Path.Combine(folder.Path, CatalogName)), tolerant: true, time, faults, cancel);
            place.CatalogDamage = "SQLite cannot read it.";
            place.substitute = folder;
            return place;
        }
    }

    private static ICatalog OpenCatalog(CatalogOptions options, string state) =>
        options.ConnectionString.IsEmpty ? SqliteCatalog.Open(Path.Combine(state, CatalogName)) : PostgresCatalog.Open(options.ConnectionString.Reveal());

    /// <summary>Takes a delivery in as one batch. The same delivery again is the same batch: it is finished or found complete.</summary>
    public async Task<RunOutcome> RunAsync(RunRequest request, IngestOptions options, IProgress<RunProgress> progress, CancellationToken cancel)
    {
        RequiredModels.Check(options.Recognize);
        using var zips = Zips(options);
        var manifest = await Delivery.ReadAsync(request.Inputs, options.Scan, zips, cancel);
        if (manifest.Stacks.Count == 0)
        {
            zips.Delete();
            throw new NothingReadableException(
                $"Nothing in {string.Join(", ", request.Inputs)} is a page.", "TIFF, PDF, JPEG, PNG, JPEG 2000, WebP and BMP files are read; name a folder, a ZIP or files that hold some.");
        }
        var id = manifest.BatchId(request.Organisation);
        using var held = await BatchLock.AcquireAsync(Journal.Folder, id, time, cancel);
        await DeletionLock.RequireFreeAsync(Journal.Folder, time, cancel);
        // A store that has seen the batch keeps its clock, even when the journal of that run is lost.
        var seen = await BatchRecord.FindManifestAsync(Store, id, cancel);
        var batch = await Batches.OpenAsync(
            manifest, request.Organisation, request.Clock ?? seen?.Clock, request.Operator, request.Profile, JsonSerializer.Serialize(request.Configuration, TextTables.Default.IReadOnlyDictionaryStringString), cancel);
        return await FinishAsync(batch, manifest, zips, options, progress, cancel);
    }

    /// <summary>Finishes an interrupted batch; a complete one only reports. Call it with the options the batch was begun with.</summary>
    public async Task<RunOutcome> ResumeAsync(JournalledBatch batch, IngestOptions options, IProgress<RunProgress> progress, CancellationToken cancel)
    {
        using var held = await BatchLock.AcquireAsync(Journal.Folder, batch.Id, time, cancel);
        await DeletionLock.RequireFreeAsync(Journal.Folder, time, cancel);
        var manifest = await Batches.ManifestAsync(batch.Id, cancel);
        using var zips = Zips(options);
        if (!batch.State.IsComplete())
            await zips.RestoreAsync(manifest, cancel);
        return await FinishAsync(batch.Context, manifest, zips, options, progress, cancel);
    }

    /// <summary>Delivered ZIPs stay unpacked until the batch is closed, so that an interrupted run finds their files again.</summary>
    private async Task<RunOutcome> FinishAsync(
        BatchContext batch, BatchManifest manifest, UnpackedZips zips, IngestOptions options, IProgress<RunProgress> progress, CancellationToken cancel)
    {
        var outcome = await new BatchJob(this, batch with { Statements = options.Transfer }, manifest, options, time, faults).RunAsync(progress, cancel);
        zips.Delete();
        return outcome;
    }

    private UnpackedZips Zips(IngestOptions options) => new(Path.Combine(Journal.Folder, "unpacked"), options.Scan);

    /// <summary>The newest version of a document; null when the store has none of this id.</summary>
    /// <exception cref="UsageException">It was deleted.</exception>
    public async ValueTask<CommitMarker?> FindMarkerAsync(Guid id, CancellationToken cancel)
    {
        await RequireLivingAsync(id, cancel);
        // the catalog may be behind a correction that another process is just making
        var version = await Store.NewestVersionAsync(id, (await Catalog.FindAsync(id, cancel))?.Version ?? 0, cancel);
        if (version == 0)
            return null;
        var bytes = await Store.ReadRecordAsync(StoreLayout.Marker(id, version), cancel);
        return bytes.IsEmpty ? null : MarkerReader.Read(bytes);
    }

    /// <exception cref="UsageException">The document was deleted.</exception>
    internal async ValueTask RequireLivingAsync(Guid id, CancellationToken cancel)
    {
        if (await Deletions.FindAsync(id, cancel) is { } order)
            throw new UsageException(
                $"Document {id} was deleted on {IsoTime.Day(order.Time)}: {order.Reason}.",
                $"Its deletion is proved by {DeletionLayout.Order(id)} in the store; its content is gone.");
    }

    /// <summary>A version that is not the newest; null when there is none of this number.</summary>
    public async ValueTask<CommitMarker?> FindMarkerAsync(Guid id, int version, CancellationToken cancel)
    {
        var bytes = await Store.ReadRecordAsync(StoreLayout.Marker(id, version), cancel);
        return bytes.IsEmpty ? null : MarkerReader.Read(bytes);
    }

    /// <summary>What persons change of stored documents.</summary>
    public Corrections Corrections(IngestOptions options) => new(this, options, time, faults);

    /// <summary>Brings catalog, journal and receipts after all corrections in the store, however much of the state folder was lost.</summary>
    public Task RepairCorrectionsAsync(CancellationToken cancel) => new Followers(this, time, faults).RepairAsync("", cancel);

    /// <inheritdoc cref="RepairCorrectionsAsync(CancellationToken)"/>
    internal Task RepairCorrectionsAsync(string batch, CancellationToken cancel) => new Followers(this, time, faults).RepairAsync(batch, cancel);

    /// <summary>Every difference between the store, its markers, receipts and audit log, the journal and the catalog.</summary>
    public IAsyncEnumerable<Difference> VerifyAsync(VerifyRequest request, IProgress<VerifyProgress> progress, CancellationToken cancel) =>
        new Verification(this, request, progress, time).RunAsync(cancel);

    /// <summary>Mends of what was found that which needs nothing but the store.</summary>
    public Task<RepairOutcome> RepairAsync(IReadOnlyList<Difference> found, VerifyRequest request, string actor, CancellationToken cancel) =>
        new Repair(this, request, actor, time, faults).RunAsync(found, cancel);

    public async ValueTask DisposeAsync()
    {
        audit.Dispose();
        Akten?.Dispose();
        Catalog.Dispose();
        substitute?.Dispose();
        await Journal.DisposeAsync();
        (Store as IDisposable)?.Dispose();
    }
}
