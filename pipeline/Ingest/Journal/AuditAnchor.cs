using Ingest.Model;

namespace Ingest.Journal;

/// <summary>The newest audit entry of this installation, in the ledger: outside the store, whose log it watches.</summary>
public sealed class AuditAnchor(Journal journal) : IAuditAnchor
{
    public async ValueTask<AuditHead> NewestAsync(CancellationToken cancel) => await journal.ReadAsync(
        rows => rows.Query("select number, sha256 from audit_head", row => new AuditHead(row.GetInt64(0), Digest.Parse(row.GetString(1)))), cancel) is [var head]
            ? head
            : AuditHead.None;

    public async ValueTask NoteAsync(AuditHead head, CancellationToken cancel) => await journal.WriteAsync("audit", rows => rows.Execute(
        """
        insert into audit_head (only, number, sha256) values (1, $number, $sha256)
        on conflict (only) do update set number = excluded.number, sha256 = excluded.sha256 where excluded.number > audit_head.number
        """,
        ("$number", head.Number), ("$sha256", head.Sha256.Hex)), cancel);
}
