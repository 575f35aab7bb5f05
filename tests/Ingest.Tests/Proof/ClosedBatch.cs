using Ingest.Deposit;
using Ingest.Model;
using Ingest.Proof;
using Ingest.Tests.Deposit;

namespace Ingest.Tests.Proof;

/// <summary>A small store with a closed batch and some further audit entries, and the whole proof side of a verification.</summary>
internal sealed class ClosedBatch : IDisposable
{
    private readonly StoreFolder folder = new();

    public NotedAnchor Anchor { get; } = new();
    public FileStore Store { get; private set; } = null!;
    public Receipt Receipt { get; private set; } = null!;

    public static async Task<ClosedBatch> MakeAsync(int further = 4)
    {
        var batch = new ClosedBatch();
        batch.Store = await batch.folder.OpenAsync();
        batch.Receipt = await SampleDocuments.DepositAsync(batch.Store, Path.Combine(batch.folder.Root, "work"), FaultPoints.None);
        using var trail = batch.Trail();
        await batch.CloseAsync(FaultPoints.None);
        for (var i = 0; i < further; i++)
            await trail.AppendAsync(new(AuditActions.Exported, "op-1", SampleDocuments.Batch.Clock, $"export {i}"), default);
        return batch;
    }

    public AuditTrail Trail(FaultPoints? faults = null) => new(Store, Anchor, faults ?? FaultPoints.None);

    public async Task<AuditHead> CloseAsync(FaultPoints faults)
    {
        using var trail = Trail(faults);
        return await new BatchCloser(Store, trail, faults).CloseAsync("batch-1", "batches/batch-1/receipt.json", SampleDocuments.Batch.Clock, "op-1", default);
    }

    public async Task<List<Difference>> VerifyAsync(bool open = false)
    {
        var known = new VerifiedRecords();
        var audit = new AuditCheck(Store, Anchor, known, new StampCheck(Store, [], expected: false));
        var found = await new FormatCheck(Store).CheckAsync(default).ToListAsync();
        found.AddRange(await audit.ChainAsync(default).ToListAsync());
        var verifier = new StoreVerifier(Store)
        {
            Known = known,
            FurtherRecords = stop => new ClosingCheck(Store, known, audit, _ => open).CheckAsync(stop).Concat(audit.NamedAsync(stop)),
        };
        found.AddRange(await verifier.VerifyAsync(AsyncEnumerable.Empty<ExpectedDocument>(), default).ToListAsync());
        return found;
    }

    public string PathOf(string name) => folder.PathOf(name);

    public byte[] Read(string name) => File.ReadAllBytes(PathOf(name));

    public void Write(string name, byte[] bytes) => File.WriteAllBytes(PathOf(name), bytes);

    /// <summary>Names of all files of the store.</summary>
    public IReadOnlyList<string> Names() =>
    [
        .. Directory.EnumerateFiles(PathOf(""), "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(PathOf(""), f))
            .Where(n => !n.StartsWith("temp/", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
    ];

    public void Dispose() => folder.Dispose();
}
