using Ingest.Model;

namespace Ingest.Journal.Report;

/// <summary>From rows of the ledger to entries of report and explanation.</summary>
internal static class ReportEntries
{
    /// <param name="found">Flags its document gave it, beside those of the page itself.</param>
    public static ReportPage Page(JournalledPage row, PageFlags found = PageFlags.None) => new()
    {
        Page = row.Page.Id.ToString(),
        Source = row.Page.SourceName,
        Sha256 = row.Page.Image?.Delivered.Sha256.Hex,
        SourceSha256 = row.Page.SourceSha256.Hex,
        State = row.State.Length == 0 ? "open" : row.State,
        Flags = ReportWords.Flags(row.Page.Flags | found),
        Reason = row.Page.Fault?.Code,
        PagesUnknown = row.Page.PagesUnknown,
        Rotation = (int)row.Page.Turn,
        Skew = ReportWords.Number(row.Page.Findings.SkewDegrees, 3),
        Confidence = ReportWords.Number(row.Page.Confidence, 4),
        Seconds = ReportWords.Number(row.Page.Elapsed.TotalSeconds, 3),
    };

    public static ReportDocument Document(JournalledDocument row, IReadOnlyList<string> pages) => new()
    {
        Id = row.Id.ToString(),
        Status = row.State == DocumentState.Linked ? DocumentStatusWords.AlreadyStored : row.Status,
        Link = row.Link?.ToString(),
        Pages = pages,
        Boundary = ReportWords.Boundary(row.Classified.Document.Boundary),
        Class = row.Classified.Class.Class,
        Confidence = ReportWords.Number(row.Classified.Class.Confidence, 4),
        Route = ReportWords.Route(row.Classified.Route),
        Fields = Fields(row.Classified.Fields),
        Pdf = PathOf(row, ObjectRole.Pdf),
        Text = PathOf(row, ObjectRole.Text),
        Sha256 = row.Objects.TryGetValue(ObjectRole.Pdf, out var pdf) ? pdf.Hex : null,
    };

    // the first of a name is the one the classifier decided for
    private static SortedDictionary<string, ReportField> Fields(IReadOnlyList<Field> fields)
    {
        var named = new SortedDictionary<string, ReportField>(StringComparer.Ordinal);
        foreach (var field in fields)
            named.TryAdd(field.Name, new(
                field.Value, ReportWords.Number(field.Confidence, 4), field.Page?.ToString(),
                Box(field.Box)));
        return named;
    }

    private static string? PathOf(JournalledDocument row, ObjectRole role) =>
        row.Objects.TryGetValue(role, out var sha256) ? ReportWords.ObjectPath(sha256) : null;

    public static ReportBox? Box(Box? box) => box is { } b ? new(b.Left, b.Top, b.Right, b.Bottom) : null;
}
