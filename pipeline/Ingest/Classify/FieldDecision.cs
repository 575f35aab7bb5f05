using Ingest.Classify.Fields;
using Ingest.Classify.Reading;
using Ingest.Model;

namespace Ingest.Classify;

/// <summary>Fields by precedence: separator sheet above labelled text above all else; a difference is an issue (DESIGN §5).</summary>
internal static class FieldDecision
{
    private const double SheetConfidence = 0.99;

    public static (IReadOnlyList<Field> Fields, IReadOnlyList<Issue> Issues) Of(DocumentText text, SeparatedDocument document)
    {
        var fields = new List<Field>();
        var issues = new List<Issue>();
        AddAktenzeichen(text, document, fields, issues);
        if (document.Payload.Vorgang is { Length: > 0 } vorgang)
            fields.Add(FromSheet(FieldNames.Vorgang, vorgang, document));
        if (DateFinder.Find(text) is [var date, ..])
            fields.Add(date.ToField(FieldNames.Date));
        if (SubjectFinder.Find(text) is { } subject)
            fields.Add(subject.ToField(FieldNames.Subject));
        if (SenderFinder.Find(text) is { } sender)
            fields.Add(sender.ToField(FieldNames.Sender));
        return (fields, issues);
    }

    private static void AddAktenzeichen(DocumentText text, SeparatedDocument document, List<Field> fields, List<Issue> issues)
    {
        var read = AktenzeichenFinder.Find(text);
        var subject = document.Pages[0].Id.ToString();
        if (document.Payload.Aktenzeichen is { Length: > 0 } announced)
        {
            fields.Add(FromSheet(FieldNames.Aktenzeichen, AktenzeichenText.Normalize(announced), document));
            var labelled = read.Where(r => r.Source == FieldSources.Label).ToList();
            if (labelled.Count > 0 && labelled.TrueForAll(l => AktenzeichenText.Canonical(l.Value) != AktenzeichenText.Canonical(announced)))
                issues.Add(new(IssueCodes.FieldConflict, subject, "The separator sheet and the text name different file references; the sheet's was taken."));
            return;
        }
        if (read.Count == 0)
            return;
        fields.Add(read[0].ToField(FieldNames.Aktenzeichen));
        if (AktenzeichenFinder.Contradict(read))
            issues.Add(new(IssueCodes.FieldConflict, read[1].Line.Page.Id.ToString(), "The text names several file references; the first one was taken."));
    }

    private static Field FromSheet(string name, string value, SeparatedDocument document) =>
        new(name, value, value, SheetConfidence, FieldSources.Separator, document.Separator);
}
