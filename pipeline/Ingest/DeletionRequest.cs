using Ingest.Deposit;
using Ingest.Deposit.Deletion;
using Ingest.Model;

namespace Ingest;

/// <summary>What shall be deleted, and why.</summary>
/// <param name="Targets">Aktenzeichen or document ids; empty, by retention: every Akte that is due.</param>
/// <param name="Reason">In the person's words; needed where retention does not demand it.</param>
/// <param name="Actor">Pseudonym of who answers for it.</param>
public sealed record DeletionRequest(IReadOnlyList<string> Targets, DeletionGround Ground, string Reason, string Organisation, string Actor);

/// <summary>A document the request means. <paramref name="Refused"/> says why it stays; empty: it goes.</summary>
public sealed record DeletionItem(CommitMarker Document, string Reason, string Refused);

/// <summary>What a request comes to before anything is done: all of it goes, or what is refused is said.</summary>
public sealed record DeletionPlan(DeletionRequest Request, IReadOnlyList<DeletionItem> Items)
{
    public IEnumerable<DeletionItem> Going => Items.Where(i => i.Refused.Length == 0);
}
