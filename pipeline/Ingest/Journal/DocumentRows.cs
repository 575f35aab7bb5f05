using Ingest.Model;
using Microsoft.Data.Sqlite;

namespace Ingest.Journal;

/// <summary>Reading and writing the table <c>document</c>. Arrows: recorded -> deposited; linked is an end from the start.</summary>
internal static class DocumentRows
{
    private const string Columns =
        "id, batch, ordinal, doc_key, content_key, state, status, link, classified, version, marker, marker_sha256, objects";

    public static void Insert(SqliteConnection rows, string batch, int ordinal, RecordedDocument document, Guid? link)
    {
        rows.Execute(
            """
            insert into document (id, batch, ordinal, doc_key, content_key, gaps, state, status, link, classified)
            values ($id, $batch, $ordinal, $key, $content, $gaps, $state, $status, $link, $classified)
            """,
            ("$id", document.Id.ToString()), ("$batch", batch), ("$ordinal", ordinal), ("$key", document.Key.Hex),
            ("$content", document.ContentKey.Hex), ("$gaps", document.Document.Gaps.Count),
            ("$state", link is null ? "recorded" : "linked"), ("$status", DocumentStatusWords.Of(document.Classified.Status)),
            ("$link", link?.ToString()), ("$classified", JournalJson.Write(WithoutPages(document.Classified))));
        foreach (var page in document.Document.Pages)
            PageRows.Settle(rows, batch, page.Id, PageState.Document, document.Id);
    }

    /// <summary>The document with these images that comes first: earlier in the same batch, else deposited by another one.</summary>
    public static Guid? FindSameContent(SqliteConnection rows, string batch, int ordinal, Digest content)
    {
        var found = rows.Query(
            """
            select coalesce(d.link, d.id) from document d join batch b on b.id = d.batch
            where d.content_key = $content and d.gaps = 0
            and ((d.batch = $batch and d.ordinal < $ordinal) or (d.batch <> $batch and d.state = 'deposited'))
            order by d.batch <> $batch, b.number, d.ordinal limit 1
            """,
            row => Guid.Parse(row.GetString(0)), ("$batch", batch), ("$ordinal", ordinal), ("$content", content.Hex));
        return found is [var id] ? id : null;
    }

    /// <summary>Notes the store's receipt; the same receipt again is fine.</summary>
    /// <exception cref="StoreException">Another receipt stands there, or the document was never recorded.</exception>
    public static void Deposit(SqliteConnection rows, Receipt receipt)
    {
        var deposited = rows.Execute(
            """
            update document set state = 'deposited', status = $status, version = $version, marker = $marker,
                marker_sha256 = $sha256, objects = $objects
            where id = $id and (state = 'recorded' or (state = 'deposited' and version = $version and marker_sha256 = $sha256))
            """,
            ("$id", receipt.Recorded.Id.ToString()), ("$status", DocumentStatusWords.Of(receipt.Status)), ("$version", receipt.Version),
            ("$marker", receipt.Marker), ("$sha256", receipt.MarkerSha256.Hex),
            ("$objects", JournalJson.Write(receipt.Objects.ToDictionary(o => o.Key.ToString(), o => o.Value))));
        // a higher version: a person was quicker, and what they corrected stands
        if (deposited == 0 && !(Find(rows, receipt.Recorded.Id)?.Version > receipt.Version))
            throw JournalErrors.Contradiction($"document {receipt.Recorded.Id} has another receipt or was never recorded");
    }

    public static int CountWaiting(SqliteConnection rows, string batch) =>
        (int)rows.Scalar("select count(*) from document where batch = $batch and state = 'recorded'", ("$batch", batch));

    public static JournalledDocument? Find(SqliteConnection rows, Guid id) =>
        rows.Query($"select {Columns} from document where id = $id", Map, ("$id", id.ToString())).FirstOrDefault();

    /// <summary>At most ten ids that begin so; none for less than eight characters or what is no beginning of an id.</summary>
    public static List<Guid> StartingWith(SqliteConnection rows, string beginning) =>
        beginning.Length < 8 || !beginning.All(c => char.IsAsciiHexDigit(c) || c == '-') ? [] : rows.Query(
            "select id from document where id >= $from and id < $from || 'g' order by id limit 10",
            row => Guid.Parse(row.GetString(0)), ("$from", beginning.ToLowerInvariant()));

    public static List<JournalledDocument> OfBatch(SqliteConnection rows, string batch) =>
        rows.Query($"select {Columns} from document where batch = $batch order by ordinal", Map, ("$batch", batch));

    /// <summary>The column of gaps, in the order of <see cref="OfBatch"/>.</summary>
    public static List<int> GapsOfBatch(SqliteConnection rows, string batch) =>
        rows.Query("select gaps from document where batch = $batch order by ordinal", row => row.GetInt32(0), ("$batch", batch));

    /// <summary>What the ledger believes to be stored, of all batches, in the order they came in.</summary>
    public static List<ExpectedDocument> Deposited(SqliteConnection rows) => rows.Query(
        "select id, version, marker_sha256 from document where state = 'deposited' order by id",
        row => new ExpectedDocument(Guid.Parse(row.GetString(0)), row.GetInt32(1), Digest.Parse(row.GetString(2))));

    /// <summary>Id and marker of the stored documents of a batch.</summary>
    public static List<(Guid Id, string Marker)> ReceiptsOf(SqliteConnection rows, string batch) => rows.Query(
        "select id, marker from document where batch = $batch and state = 'deposited' order by ordinal",
        row => (Guid.Parse(row.GetString(0)), row.GetString(1)), ("$batch", batch));

    // pages have their own rows: a document of 5,000 pages stays a short row
    private static ClassifiedDocument WithoutPages(ClassifiedDocument document) =>
        document with { Document = document.Document with { Pages = [] } };

    private static JournalledDocument Map(SqliteDataReader row) => new(
        Guid.Parse(row.GetString(0)),
        row.GetString(1),
        row.GetInt32(2),
        Digest.Parse(row.GetString(3)),
        Digest.Parse(row.GetString(4)),
        Enum.Parse<DocumentState>(row.GetString(5), ignoreCase: true),
        row.GetString(6),
        row.TextOrNull(7) is { } link ? Guid.Parse(link) : null,
        JournalJson.Read<ClassifiedDocument>(row.GetString(8), "document"))
    {
        Version = row.IsDBNull(9) ? null : row.GetInt32(9),
        Marker = row.TextOrNull(10) ?? "",
        MarkerSha256 = row.TextOrNull(11) is { } sha256 ? Digest.Parse(sha256) : null,
        Objects = row.TextOrNull(12) is { } objects
            ? JournalJson.Read<Dictionary<string, Digest>>(objects, "document").ToDictionary(o => Enum.Parse<ObjectRole>(o.Key), o => o.Value)
            : new Dictionary<ObjectRole, Digest>(),
    };
}
