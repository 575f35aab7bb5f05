using Ingest.Catalog;
using Ingest.Deposit;
using Ingest.Deposit.Deletion;
using Ingest.Model;
using Ingest.Proof;
using Ingest.Tests.Deposit;
using Microsoft.Extensions.Time.Testing;

namespace Ingest.Tests.Deletion;

/// <summary>A whole installation with a few made-up documents in it.</summary>
internal sealed class DeletionPlace : IDisposable
{
    public static DateTimeOffset Now { get; } = new(2026, 5, 6, 7, 8, 9, TimeSpan.Zero);

    public StoreFolder Folder { get; } = new();

    public async Task<Workplace> OpenAsync(FaultPoints? faults = null) => await Workplace.OpenAsync(
        StorePlace.OfFolder(Folder.Store), new StoreOptions(), Path.Combine(Folder.Root, "state"), new FakeTimeProvider(Now), faults ?? FaultPoints.None, default);

    public static DeletionDesk Desk(Workplace place, FaultPoints? faults = null) => new(place, new FakeTimeProvider(Now), faults ?? FaultPoints.None);

    /// <summary>Deposits, catalogues and files a document; documents of one stack share its images when their batches differ.</summary>
    public async Task<Guid> StoreAsync(Workplace place, string akte, string stack = "a.tif", Route route = Route.Deposit, bool held = false, string batch = "batch-1")
    {
        var recorded = SampleDocuments.Recorded(stack, route: route, akte: akte, batch: batch);
        recorded = recorded with { Classified = recorded.Classified with { Held = held } };
        var receipt = await SampleDocuments.DepositAsync(place.Store, Path.Combine(Folder.Root, "work"), FaultPoints.None, recorded, $"Erste Seite {recorded.Id}\fZweite Seite");
        await place.Catalog.AddAsync([await place.Documents.LoadAsync(receipt.Marker, default)], default);
        var marker = MarkerReader.Read(await place.Store.ReadRecordAsync(receipt.Marker, default));
        await place.Akten.FileAsync(new[] { marker }.ToAsyncEnumerable(), "default", SampleDocuments.Batch.Clock, AuditActions.Program, $"{recorded.Id}", default);
        return recorded.Id;
    }

    public static DeletionRequest Order(params string[] targets) => new(targets, DeletionGround.Order, "Anordnung vom 3.2.2026", "default", "reg-2");

    public static DeletionRequest Due(params string[] targets) => new(targets, DeletionGround.Retention, "", "default", "reg-2");

    /// <summary>What verify names beside orphans.</summary>
    public static async Task<List<string>> VerifyAsync(Workplace place)
    {
        var found = new List<string>();
        var known = new VerifiedRecords();
        await foreach (var name in place.Store.ListRecordsAsync("audit/", default))
        {
            if (AuditEntry.Read(await place.Store.ReadRecordAsync(name, default)).Act is { Action: AuditActions.DocumentDeleted } act)
                known.Deleted.Add(Guid.Parse(act.Subject));
        }

        await foreach (var difference in new StoreVerifier(place.Store) { Known = known }.VerifyAsync(place.Catalog.ExpectedAsync(default), default))
        {
            if (!difference.IsNote)
                found.Add($"{difference.Kind} {difference.Name}");
        }

        return found;
    }

    public static async Task<List<Guid>> ListedAsync(Workplace place) =>
        await place.Catalog.ListAsync(CatalogFilter.All, default).Select(d => d.Id).ToListAsync();

    public void Dispose() => Folder.Dispose();
}
