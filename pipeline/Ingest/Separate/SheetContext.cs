using Ingest.Model;

namespace Ingest.Separate;

/// <summary>
/// What the sheets of a stack have said so far: an AKTE or VORGANG sheet holds for all documents until the next one or ENDE,
/// a DOK or ANLAGE sheet only for the document behind it.
/// </summary>
internal sealed class SheetContext
{
    private string aktenzeichen = "";
    private string vorgang = "";
    private SeparatorPayload document = SeparatorPayload.None;

    public SeparatorPayload Payload => new(
        document.Kind,
        document.Aktenzeichen.Length > 0 ? document.Aktenzeichen : aktenzeichen,
        document.Vorgang.Length > 0 ? document.Vorgang : vorgang,
        document.DocumentClass,
        document.Sheets);

    /// <summary>A DOK or ANLAGE sheet was seen, the document it announces was not.</summary>
    public bool Announced => document.Kind.Length > 0;

    /// <summary>True when the sheet replaces an announcement no document has answered.</summary>
    public bool Accept(SeparatorPayload sheet)
    {
        // a plain separator says nothing, and both sides of a duplex sheet say the same
        if (sheet.Kind.Length == 0 || sheet == document)
            return false;
        var unanswered = Announced;
        document = SeparatorPayload.None;
        switch (sheet.Kind)
        {
            case "STAPEL" or "AKTE" or "ENDE":
                (aktenzeichen, vorgang) = (sheet.Aktenzeichen, sheet.Vorgang);
                break;
            case "VORGANG":
                vorgang = sheet.Vorgang;
                if (sheet.Aktenzeichen.Length > 0)
                    aktenzeichen = sheet.Aktenzeichen;
                break;
            case "DOK" or "ANLAGE":
                document = sheet;
                break;
        }
        return unanswered;
    }

    /// <summary>The document the last DOK sheet spoke of has ended.</summary>
    public void EndDocument() => document = SeparatorPayload.None;
}
