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
        var suspects = documents.Where(d => d.Classified.Issues.Any(i => i.Code == IssueCodes.DuplicateSuspect)).Select(d => d.Id).ToHashSet();
        return new RunReport
        {
            Batch = batch.Id,
            Started = IsoTime.Millisecond(batch.Started),
            Finished = batch.Finished is { } finished ? IsoTime.Millisecond(finished) : null,
            Configuration = Configuration(batch.Configuration),
            Versions = Sorted(versions),
            Account = ReportAccount.Of(stacks.Aggregate(Account.Empty, (sum, s) => sum + s.Account), stacks.TrueForAll(s => s.Closed)),
            Stacks = stacks.ConvertAll(s => new ReportStack(s.Name, ReportAccount.Of(s.Account, s.Closed))),
            Ignored = manifest.Ignored,
            Pages = pages.ConvertAll(p => ReportEntries.Page(p, p.Document is { } document && suspects.Contains(document) ? PageFlags.DuplicateSuspect : PageFlags.None)),
            Documents = documents.ConvertAll(d => ReportEntries.Document(d, [.. pagesOf[d.Id]])),
            Issues = ReportIssues.Collect(manifest, pages, documents, pagesOf),
            Timing = Timing(pages, figures),
        };
    }

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
