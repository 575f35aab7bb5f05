using Ingest.Akten;
using Ingest.Deposit;
using Ingest.Model;
using Ingest.Tests.Deposit;
using Microsoft.Extensions.Time.Testing;

namespace Ingest.Tests.Akten;

/// <summary>A store and a desk for its Akten, with a log in memory.</summary>
internal sealed class AktenPlace : IDisposable
{
    public static DateTimeOffset Now { get; } = new(2026, 5, 6, 7, 8, 9, TimeSpan.Zero);

    private readonly List<AktenDesk> desks = [];

    public StoreFolder Folder { get; } = new();
    public MemoryTrail Audit { get; } = new();

    public async Task<AktenDesk> OpenAsync(FaultPoints? faults = null, string state = "state")
    {
        var store = await Folder.OpenAsync(faults);
        var desk = await AktenDesk.OpenAsync(
            store, new StoredDocuments(store, _ => { }), Directory.CreateDirectory(Path.Combine(Folder.Root, state)).FullName, Audit, new FakeTimeProvider(Now), faults ?? FaultPoints.None, default);
        desks.Add(desk);
        return desk;
    }

    public static CommitMarker Document(string akte, string vorgang = "", DocumentStatus status = DocumentStatus.Filed, string stack = "a.tif")
    {
        var recorded = SampleDocuments.Recorded(stack);
        var rendered = new RenderedDocument(recorded, [new(ObjectRole.Pdf, "application/pdf", "", recorded.Key, 1)]);
        return CommitMarker.Of(rendered, SampleDocuments.Batch, SampleDocuments.Labels) with { Status = status, Filing = new(akte, vorgang, "Titel", "") };
    }

    public static Aktenplan Plan(params (string Kennzeichen, string Parent, int? Years, Aussonderungsart? After)[] positions) =>
        new("", "", [.. positions.Select(p => new Aktenplaneinheit(p.Kennzeichen, $"Inhalt {p.Kennzeichen}", p.Parent, new(p.Years, false, p.After)))]);

    public void Dispose()
    {
        foreach (var desk in desks)
            desk.Dispose();
        Folder.Dispose();
    }

    internal sealed class MemoryTrail : IAuditTrail
    {
        public List<AuditAct> Acts { get; } = [];

        public ValueTask<AuditHead> HeadAsync(CancellationToken cancel) => ValueTask.FromResult(new AuditHead(Acts.Count, AuditHead.None.Sha256));

        public ValueTask<AuditHead> AppendAsync(AuditAct act, CancellationToken cancel)
        {
            if (act.Key.Length == 0 || !Acts.Skip((int)act.After).Any(a => a.Key == act.Key))
                Acts.Add(act);
            return HeadAsync(cancel);
        }
    }
}
