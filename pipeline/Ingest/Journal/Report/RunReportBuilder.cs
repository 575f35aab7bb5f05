using System.Text.Json;
using Ingest.Model;

namespace Ingest.Journal.Report;

/// <summary>Writes up a batch from the ledger alone, finished or not: no words, no store, no clock.</summary>
public sealed class RunReportBuilder(Journal journal)
{
    /// <param name="versions">Of the program, its native libraries and models.</param>
    public ValueTask<RunReport> BuildAsync(
        string batch, IReadOnlyDictionary<string, string> versions, RunFigures figures, CancellationToken cancel) =>
        journal.ReadAsync(rows =>
        {
            var stacks = AccountRows.OfStacks(rows, batch);
            return Build(
                BatchRows.Single(rows, batch), ManifestRows.Read(rows, batch), stacks, PageRows.OfBatch(rows, batch),
                DocumentRows.OfBatch(rows, batch), versions, figures);
        }, cancel);

    private static RunReport Build(
        JournalledBatch batch, BatchManifest manifest, List<StackAccount> stacks, List<JournalledPage> pages,
        List<JournalledDocument> documents, IReadOnlyDictionary<string, string> versions, RunFigures figures)
    {
        var pagesOf = pages.Where(p => p.Document is not null).ToLookup(p => p.Document!.Value, p => p.Page.Id.ToString());
        return new RunReport
        {
            Batch = batch.Id,
            Started = ReportWords.Time(batch.Started),
            Finished = batch.Finished is { } finished ? ReportWords.Time(finished) : null,
            Configuration = Configuration(batch.Configuration),
            Versions = Sorted(versions),
            Account = ReportAccount.Of(stacks.Aggregate(Account.Empty, (sum, s) => sum + s.Account), stacks.TrueForAll(s => s.Closed)),
            Stacks = stacks.ConvertAll(s => new ReportStack(s.Name, ReportAccount.Of(s.Account, s.Closed))),
            Ignored = manifest.Ignored,
            Pages = pages.ConvertAll(Page),
            Documents = documents.ConvertAll(d => Document(d, [.. pagesOf[d.Id]])),
            Issues = ReportIssues.Collect(manifest, pages, documents, pagesOf),
            Timing = Timing(pages, figures),
        };
    }

    private static ReportPage Page(JournalledPage row) => new()
    {
        Page = row.Page.Id.ToString(),
        Source = row.Page.SourceName,
        Sha256 = row.Page.Image?.Delivered.Sha256.Hex,
        SourceSha256 = row.Page.SourceSha256.Hex,
        State = row.State.Length == 0 ? "open" : row.State,
        Flags = ReportWords.Flags(row.Page.Flags),
        Reason = row.Page.Fault?.Code,
        PagesUnknown = row.Page.PagesUnknown,
        Rotation = (int)row.Page.Turn,
        Skew = ReportWords.Number(row.Page.Findings.SkewDegrees, 3),
        Confidence = ReportWords.Number(row.Page.Confidence, 4),
        Seconds = ReportWords.Number(row.Page.Elapsed.TotalSeconds, 3),
    };

    private static ReportDocument Document(JournalledDocument row, IReadOnlyList<string> pages) => new()
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
                field.Box is { } box ? new(box.Left, box.Top, box.Right, box.Bottom) : null));
        return named;
    }

    private static string? PathOf(JournalledDocument row, ObjectRole role) =>
        row.Objects.TryGetValue(role, out var sha256) ? ReportWords.ObjectPath(sha256) : null;

    private static ReportTiming Timing(List<JournalledPage> pages, RunFigures figures)
    {
        var seconds = pages.Where(p => p.Page.Elapsed > TimeSpan.Zero).Select(p => p.Page.Elapsed.TotalSeconds).Order().ToArray();
        return new(
            ReportWords.Number(figures.PagesPerMinute, 2),
            Sorted(figures.StageSeconds.ToDictionary(s => s.Key, s => ReportWords.Number(s.Value, 3))),
            ReportWords.Number(Percentile(seconds, 0.50), 3),
            ReportWords.Number(Percentile(seconds, 0.95), 3),
            figures.PeakRssBytes);
    }

    /// <summary>Nearest rank: a time that some page really took.</summary>
    private static double Percentile(double[] ordered, double share) =>
        ordered.Length == 0 ? 0 : ordered[(int)Math.Ceiling(share * ordered.Length) - 1];

    private static SortedDictionary<string, T> Sorted<T>(IEnumerable<KeyValuePair<string, T>> values) =>
        new(values.ToDictionary(v => v.Key, v => v.Value), StringComparer.Ordinal);

    private static JsonElement Configuration(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw JournalErrors.Damaged("batch", "its configuration cannot be read", e);
        }
    }
}
