using Ingest.Model;

namespace Ingest.Render.Records;

/// <summary>What a document is called where only one line is shown: the title a person gave it, its subject, otherwise its class and first page.</summary>
internal static class DocumentTitle
{
    public static string Of(RecordedDocument recorded)
    {
        var title = CleanText.OfWord(recorded.Classified.FieldValue(FieldNames.Title));
        var subject = title.Length > 0 ? title : CleanText.OfWord(recorded.Classified.FieldValue(FieldNames.Subject));
        return subject.Length > 0 ? subject : CleanText.OfWord($"{recorded.Classified.Class.Class} {recorded.Document.Pages[0].Id}");
    }
}
