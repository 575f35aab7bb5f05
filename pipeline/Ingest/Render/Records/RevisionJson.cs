using System.Text.Json;
using Ingest.Model;

namespace Ingest.Render.Records;

/// <summary>What became of a document, and what people stated for its Transfervermerk, in the metadata: the next version is made from it.</summary>
internal static class RevisionJson
{
    public static void Write(Utf8JsonWriter json, BatchContext batch, Revision revision)
    {
        if (batch.Statements != new TransferStatements())
            WriteStatements(json, batch.Statements);
        if (revision.Version == 1 && revision.DerivedFrom.Count == 0)
            return;
        json.WriteStartObject("revision");
        json.WriteNumber("version", revision.Version);
        if (revision.Made is { } made)
            json.WriteString("made", IsoTime.Exact(made));
        if (revision.Released)
            json.WriteBoolean("released", true);
        WriteList(json, "derivedFrom", revision.DerivedFrom, from =>
        {
            json.WriteString("id", from.Id);
            json.WriteNumber("version", from.Version);
        });
        WriteList(json, "history", revision.History, entry => WriteEntry(json, entry));
        WriteList(json, "steps", revision.Steps, step => WriteStep(json, step));
        WriteList(json, "words", revision.Words, word =>
        {
            json.WriteString("pageKey", word.PageKey.Hex);
            PageJson.WriteBox(json, word.Box);
            json.WriteString("text", CleanText.OfWord(word.Text));
        });
        json.WriteStartArray("removed");
        foreach (var page in revision.Removed)
            PageJson.Write(json, page, PageState.Blank);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteStatements(Utf8JsonWriter json, TransferStatements statements)
    {
        json.WriteStartObject("statements");
        json.WriteString("contractor", CleanText.Of(statements.Contractor));
        json.WriteString("contractorPlace", CleanText.Of(statements.ContractorPlace));
        json.WriteString("contractorUnit", CleanText.Of(statements.ContractorUnit));
        json.WriteString("client", CleanText.Of(statements.Client));
        json.WriteString("environment", CleanText.Of(statements.Environment));
        json.WriteString("qualityCheck", CleanText.Of(statements.QualityCheck));
        json.WriteString("statement", CleanText.Of(statements.Statement));
        json.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter json, HistoryEntry entry)
    {
        json.WriteString("metadatum", CleanText.Of(entry.Metadatum));
        json.WriteString("before", CleanText.Of(entry.Before));
        json.WriteString("after", CleanText.Of(entry.After));
        json.WriteString("actor", CleanText.Of(entry.Actor));
        json.WriteString("time", IsoTime.Exact(entry.Time));
        json.WriteString("action", CleanText.Of(entry.Action));
        json.WriteString("reason", CleanText.Of(entry.Reason));
    }

    private static void WriteStep(Utf8JsonWriter json, ProcessStep step)
    {
        json.WriteString("name", CleanText.Of(step.Name));
        json.WriteString("doneBy", CleanText.Of(step.DoneBy));
        json.WriteString("system", CleanText.Of(step.System));
        json.WriteString("time", IsoTime.Exact(step.Time));
        WriteList(json, "details", step.Details, detail =>
        {
            json.WriteString("name", CleanText.Of(detail.Name));
            json.WriteString("value", CleanText.Of(detail.Value));
        });
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
