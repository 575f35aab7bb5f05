using Ingest.Model;

namespace Ingest.Journal;

/// <summary>A correction that must reach catalog, journal and receipt, whatever happens in between. <paramref name="Change"/> names its change record; empty when it concerns one document.</summary>
public sealed record PendingCorrection(string Id, string Batch, IReadOnlyList<Guid> Documents, string Change);

/// <summary>The corrections under way: noted before the first marker, forgotten when everything has followed.</summary>
public sealed class PendingCorrections(Journal journal)
{
    public async ValueTask NoteAsync(PendingCorrection correction, CancellationToken cancel) => await journal.WriteAsync("correction-noted", rows => rows.Execute(
        "insert into correction (id, batch, documents, change) values ($id, $batch, $documents, $change) on conflict (id) do nothing",
        ("$id", correction.Id), ("$batch", correction.Batch), ("$documents", string.Join(' ', correction.Documents)), ("$change", correction.Change)), cancel);

    public async ValueTask ForgetAsync(string id, CancellationToken cancel) =>
        await journal.WriteAsync("correction-done", rows => rows.Execute("delete from correction where id = $id", ("$id", id)), cancel);

    public async ValueTask<IReadOnlyList<PendingCorrection>> ListAsync(CancellationToken cancel) => await journal.ReadAsync(rows => rows.Query(
        "select id, batch, documents, change from correction order by id",
        row => new PendingCorrection(row.GetString(0), row.GetString(1),
            [.. row.GetString(2).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)], row.GetString(3))), cancel);
}
