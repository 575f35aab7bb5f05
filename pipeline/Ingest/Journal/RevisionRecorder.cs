using Ingest.Model;
using Microsoft.Data.Sqlite;

namespace Ingest.Journal;

/// <summary>A stored version as the ledger is to know it: the receipt of its marker, with the pages taken out of it as blank.</summary>
public sealed record RevisedDocument(string Batch, Receipt Receipt, IReadOnlyList<PageId> Blanks);

/// <summary>Brings the ledger after the store: newer versions, new documents, pages in other documents. The store decides; doing it again changes nothing.</summary>
public sealed class RevisionRecorder(Journal journal)
{
    /// <summary>All documents of one correction in one transaction. A batch the ledger does not know is left out.</summary>
    public async ValueTask FollowAsync(IReadOnlyList<RevisedDocument> documents, CancellationToken cancel) => await journal.WriteAsync("revision", rows =>
    {
        foreach (var document in documents.Where(d => Knows(rows, d.Batch)))
        {
            Write(rows, document);
            foreach (var page in document.Receipt.Recorded.Document.Pages)
                Place(rows, document.Batch, page.Id, PageState.Document, document.Receipt.Recorded.Id);
            foreach (var page in document.Blanks)
                Place(rows, document.Batch, page, PageState.Blank, null);
        }
        return 0;
    }, cancel);

    private static bool Knows(SqliteConnection rows, string batch) => rows.Scalar("select count(*) from batch where id = $batch", ("$batch", batch)) > 0;

    private static void Write(SqliteConnection rows, RevisedDocument document)
    {
        var (receipt, recorded) = (document.Receipt, document.Receipt.Recorded);
        rows.Execute(
            """
            insert into document (id, batch, ordinal, doc_key, content_key, gaps, state, status, classified, version, marker, marker_sha256, objects)
            values ($id, $batch, (select coalesce(max(ordinal), 0) + 1 from document where batch = $batch), $key, $content, $gaps,
                'deposited', $status, $classified, $version, $marker, $sha256, $objects)
            on conflict (id) do update set state = 'deposited', gaps = excluded.gaps, status = excluded.status, classified = excluded.classified,
                version = excluded.version, marker = excluded.marker, marker_sha256 = excluded.marker_sha256, objects = excluded.objects
            where document.version is null or document.version < excluded.version
            """,
            ("$id", recorded.Id.ToString()), ("$batch", document.Batch), ("$key", recorded.Key.Hex), ("$content", recorded.ContentKey.Hex),
            ("$gaps", recorded.Document.Gaps.Count), ("$status", DocumentStatusWords.Of(receipt.Status)),
            ("$classified", JournalJson.Write(recorded.Classified with { Document = recorded.Document with { Pages = [] } })),
            ("$version", receipt.Version), ("$marker", receipt.Marker), ("$sha256", receipt.MarkerSha256.Hex),
            ("$objects", JournalJson.Write(receipt.Objects.ToDictionary(o => o.Key.ToString(), o => o.Value))));
    }

    private static void Place(SqliteConnection rows, string batch, PageId page, PageState state, Guid? document) => rows.Execute(
        "update page set state = $state, document = $document where batch = $batch and stack = $stack and number = $number",
        ("$state", state.Word()), ("$document", document?.ToString()), ("$batch", batch), ("$stack", page.Stack), ("$number", page.Number));
}
