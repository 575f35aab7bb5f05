using System.Globalization;
using Ingest.Deposit;
using Ingest.Exchange.Collect;
using Ingest.Model;

namespace Ingest.Exchange.Compose;

/// <summary>One document as the standard sees it: each PDF it ever had is a Version with the PDF and the Transfervermerk that speaks of it.</summary>
internal sealed class DocumentComposer(FitText fit, Func<string, string> classLabel)
{
    private const string PdfaVersion = "PDF/A-2u";

    public ExchangeDocument Compose(CollectedDocument collected, IEnumerable<CollectedDocument> anlagen, int number)
    {
        var marker = collected.Marker;
        var id = marker.Id;
        return new(id)
        {
            Number = number,
            Betreff = fit.Of(id, "Betreff", marker.Filing.Title),
            Medium = Codes.Electronic,
            Date = Day(marker.Filing.Date),
            Typ = fit.Of(id, "Typ", classLabel(marker.Class)),
            Sender = fit.Of(id, "Absender", marker.Fields.FirstOrDefault(f => f.Name == FieldNames.Sender)?.Value ?? ""),
            History = fit.Of(id, marker.History),
            Versions = [.. collected.Editions.Select(e => Version(id, marker, e))],
            Facts = [.. Facts(collected).Where(f => f.Value.Length > 0).Select(f => f with { Value = fit.Of(id, f.Name, f.Value) })],
            Anlagen = [.. anlagen.Select((a, i) => Compose(a, [], i + 1) with { AnlageNumber = (i + 1).ToString(CultureInfo.InvariantCulture) })],
        };
    }

    /// <summary>Null for a date that is no whole day.</summary>
    public static DateOnly? Day(string iso) =>
        IsoTime.TryReadDay(iso, out var day) ? day : null;

    private ExchangeVersion Version(Guid id, CommitMarker marker, DocumentEdition edition)
    {
        var files = new List<ExchangeFile>
        {
            edition.BornDigital
                ? File(id, "pdf", "pdf", edition, edition.Pdf, Codes.Pdf, edition.PdfVersion) with { OriginalName = fit.Of(id, "DateinameOriginal", Path.GetFileName(marker.Stack)) }
                : File(id, "pdf", "pdf", edition, edition.Pdf, Codes.PdfA, PdfaVersion),
        };
        if (edition.Transfervermerk is { } note)
            files.Add(File(id, "transfervermerk", "xml", edition, note, Codes.Xml, "1.0"));
        return new(edition.Version.ToString(CultureInfo.InvariantCulture), files);
    }

    private static ExchangeFile File(Guid id, string role, string extension, DocumentEdition edition, StoredObject stored, string format, string version) =>
        new(PackageNames.File(id, role, stored.Sha256, extension), format, version)
        {
            Created = edition.Clock.ToUniversalTime(),
            Sha256 = stored.Sha256,
            Length = stored.Length,
        };

    private static IEnumerable<ExchangeField> Facts(CollectedDocument collected)
    {
        var marker = collected.Marker;
        var newest = collected.Editions[^1];
        yield return new("Dokumentversion", Codes.TypeInteger, Whole(marker.Version));
        yield return new("Lieferung", Codes.TypeText, marker.Batch);
        yield return new("Stapel", Codes.TypeText, marker.Stack);
        if (marker.Pages.Count > 0)
        {
            yield return new("AbbildVon", Codes.TypeInteger, Whole(marker.Pages[0].Page.Number));
            yield return new("AbbildBis", Codes.TypeInteger, Whole(marker.Pages[^1].Page.Number));
        }

        yield return new("Abbilder", Codes.TypeText, PageRanges.Of(marker.Stack, marker.Pages.Select(p => p.Page)));
        yield return new("Seiten", Codes.TypeInteger, Whole(marker.Pages.Count));
        if (collected.Facts.Confidence is { } confidence)
            yield return new("Texterkennungssicherheit", Codes.TypeDecimal, Share(confidence));
        yield return new("Klasse", Codes.TypeText, marker.Class);
        yield return new("Klassensicherheit", Codes.TypeDecimal, Share(marker.ClassConfidence));
        yield return new("Klassifikator", Codes.TypeText, collected.Facts.Tool);
        if (newest.Transfervermerk is { } note)
            yield return new("Transfervermerk", Codes.TypeText, PackageNames.File(marker.Id, "transfervermerk", note.Sha256, "xml"));
        if (Day(marker.Filing.Date) is null)
            yield return new("Datumsangabe", Codes.TypeText, marker.Filing.Date);
    }

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Share(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);
}
