using Ingest.Model;

namespace Ingest.Tests.Proof;

/// <summary>An anchor in memory.</summary>
internal sealed class NotedAnchor : IAuditAnchor
{
    public AuditHead Head { get; set; } = AuditHead.None;

    public ValueTask<AuditHead> NewestAsync(CancellationToken cancel) => ValueTask.FromResult(Head);

    public ValueTask NoteAsync(AuditHead head, CancellationToken cancel)
    {
        Head = head.Number > Head.Number ? head : Head;
        return ValueTask.CompletedTask;
    }
}
