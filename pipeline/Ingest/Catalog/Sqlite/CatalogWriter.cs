using Ingest.Model;
using Microsoft.Data.Sqlite;

namespace Ingest.Catalog.Sqlite;

/// <summary>Writes one document into the tables, inside the caller's transaction.</summary>
internal static class CatalogWriter
{
    /// <summary>Ignored when the same or a newer version is there, unless <paramref name="again"/>.</summary>
    public static void Write(SqliteConnection connection, StoredDocument document, bool again)
    {
        var id = document.Id.ToString("D");
        var known = connection.Query("select version, marker from document where id=$0", r => (Version: r.GetInt32(0), Marker: r.GetString(1)), id);
        if (!again && known is [var there] && (there.Version > document.Version || there.Marker == document.Marker.Hex))
            return;
        Remove(connection, id);
        connection.Execute(
            "insert into document values ($0,$1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14)",
            id, document.Version, CatalogStatus.Word(document.Status), document.Organisation,
            document.Akte, document.Vorgang, document.Class, document.Title, document.Date,
            document.Pages, document.Pdf.Hex, document.ContentKey.Hex, document.Batch, document.Stack,
            document.Marker.Hex);
        for (var i = 0; i < document.Texts.Count; i++)
            connection.Execute("insert into page(document, number, text) values ($0,$1,$2)", id, i + 1, Snippet.WithoutMarks(document.Texts[i]));
    }

    public static void Remove(SqliteConnection connection, string id)
    {
        connection.Execute("delete from page where document=$0", id);
        connection.Execute("delete from document where id=$0", id);
    }
}
