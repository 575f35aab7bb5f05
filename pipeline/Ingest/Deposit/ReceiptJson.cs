using System.Text.Json;
using Ingest.Model;

namespace Ingest.Deposit;

/// <summary>The receipt of a batch as JSON and back.</summary>
public static class ReceiptJson
{
    public static ReadOnlyMemory<byte> Write(BatchReceipt receipt, BatchContext batch) => RecordWriter.Write(json =>
    {
        json.WriteNumber("schemaVersion", BatchReceipt.SchemaVersion);
        json.WriteString("batch", batch.Id);
        json.WriteString("organisation", batch.Organisation);
        json.WriteTime("clock", batch.Clock);
        WriteAccount(json, receipt.Account);
        json.WriteList("stacks", receipt.Stacks, stack =>
        {
            json.WriteStartObject();
            json.WriteString("name", stack.Name);
            WriteAccount(json, stack.Account);
            json.WriteEndObject();
        });
        json.WriteList("documents", receipt.Documents, document =>
        {
            json.WriteStartObject();
            json.WriteString("id", document.Id);
            json.WriteNumber("version", document.Version);
            json.WriteString("status", MarkerWords.Of(document.Status));
            json.WriteString("stack", document.Stack);
            json.WriteNumber("pages", document.Pages);
            json.WriteString("marker", document.Marker.Hex);
            json.WriteString("pdf", document.Pdf.Hex);
            json.WriteBoolean("alreadyStored", document.AlreadyStored);
            json.WriteEndObject();
        });
        json.WriteList("otherPages", receipt.OtherPages, page =>
        {
            json.WriteStartObject();
            json.WriteString("page", page.Page.ToString());
            json.WriteString("state", MarkerWords.Of(page.State));
            if (page.Delivered is { } delivered)
                json.WriteString("delivered", delivered.Hex);
            json.WriteString("reason", page.Reason);
            json.WriteEndObject();
        });
    });

    /// <exception cref="FormatException">Not a receipt of this schema.</exception>
    public static BatchReceipt Read(ReadOnlyMemory<byte> bytes) => RecordReader.Read(bytes, BatchReceipt.SchemaVersion, json => new BatchReceipt(
        json.List("stacks", s => new StackAccount(s.Text("name"), ReadAccount(s.Get("account")))),
        json.List("documents", d => new ReceiptDocument(
            d.Get("id").GetGuid(), d.Int("version"), d.Word<DocumentStatus>("status"), d.Text("stack"), d.Int("pages"),
            d.Sha256("marker"), d.Sha256("pdf"), d.Get("alreadyStored").GetBoolean())),
        json.List("otherPages", p => new ReceiptPage(
            PageId.Parse(p.Text("page")), p.Word<PageState>("state"),
            p.TryGetProperty("delivered", out _) ? p.Sha256("delivered") : null, p.Text("reason")))));

    private static void WriteAccount(Utf8JsonWriter json, Account account) => json.WriteObject("account", () =>
    {
        json.WriteNumber("delivered", account.Delivered);
        json.WriteNumber("inDocuments", account.InDocuments);
        json.WriteNumber("inReview", account.InReview);
        json.WriteNumber("separators", account.Separators);
        json.WriteNumber("blanks", account.Blanks);
        json.WriteNumber("superseded", account.Superseded);
        json.WriteNumber("quarantined", account.Quarantined);
        json.WriteBoolean("closed", account.Closed);
    });

    private static Account ReadAccount(JsonElement json) => new(
        json.Int("delivered"), json.Int("inDocuments"), json.Int("inReview"), json.Int("separators"),
        json.Int("blanks"), json.Int("superseded"), json.Int("quarantined"));
}
