using System.CommandLine;
using System.Globalization;
using Ingest.Cli.Terminal;
using Ingest.Journal.Report;

namespace Ingest.Cli.Commands;

/// <summary>What is said at the end of a run: the report where it was asked for, the account for people.</summary>
internal static class RunSummary
{
    private const int MostLines = 20;

    public static async Task WriteAsync(CommonOptions common, ParseResult parsed, RunOutcome outcome, string? reportFile, CancellationToken cancel)
    {
        if (reportFile is not null)
            await WriteReportAsync(reportFile, outcome.Report, cancel);
        if (common.Json(parsed))
            Console.Out.Write(RunReportJson.ToText(outcome.Report));
        if (outcome.AlreadyComplete)
            common.Messages.Line("This delivery was complete before: nothing was read or stored again.");
        Say(common.Messages, outcome.Report);
    }

    /// <summary>A complete delivery is not done again, whatever the settings of this call are: who changed some should know.</summary>
    public static void SayUnused(Messages messages, RunOutcome outcome, IReadOnlyDictionary<string, string> settings)
    {
        if (!outcome.AlreadyComplete)
            return;
        var used = outcome.Report.Configuration.EnumerateObject().ToDictionary(v => v.Name, v => v.Value.ToString());
        var changed = settings.Keys.Union(used.Keys).Where(k => settings.GetValueOrDefault(k) != used.GetValueOrDefault(k)).Order(StringComparer.Ordinal).ToList();
        if (changed.Count > 0)
            messages.Line($"  It was done with other settings ({string.Join(", ", changed)}), which stay. To do it anew with these, name another --store.");
    }

    private static async Task WriteReportAsync(string file, RunReport report, CancellationToken cancel)
    {
        try
        {
            await using var stream = File.Create(file);
            await RunReportJson.WriteAsync(report, stream, cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The report {file} cannot be written: {e.Message}", "The batch itself is stored; write its report elsewhere with: ingest resume BATCH --report FILE", e);
        }
    }

    private static void Say(Messages messages, RunReport report)
    {
        var a = report.Account;
        var unknown = report.Pages.Where(p => p.PagesUnknown).Select(p => p.Source).ToList();
        messages.Line(string.Create(CultureInfo.InvariantCulture,
            $"Batch {report.Batch[..12]}: {Output.Count(a.Delivered, "page")} delivered = {a.InDocuments} in documents + {Output.Count(a.Separators, "separator")} + {Output.Count(a.Blanks, "blank")} + {a.Superseded} superseded + {a.Quarantined} quarantined; the account is {(a.Closed ? "closed" : "OPEN")}."));
        messages.Line(string.Create(CultureInfo.InvariantCulture,
            $"  Documents: {report.Documents.Count} = {Count("filed")} filed + {Count("provisional")} provisional (a person confirms them) + {Count("held")} held (gap or classified mark) + {Count("already-stored")} already stored."));
        foreach (var stack in report.Stacks.Take(MostLines))
            messages.Detail(string.Create(CultureInfo.InvariantCulture,
                $"  {stack.Name}: {stack.Account.Delivered} = {stack.Account.InDocuments} + {stack.Account.Separators} + {stack.Account.Blanks} + {stack.Account.Superseded} + {stack.Account.Quarantined}"));
        if (report.Ignored.Count > 0)
            messages.Line($"  Left out, because they are no pages: {string.Join(", ", report.Ignored.Take(5))}{(report.Ignored.Count > 5 ? $" and {report.Ignored.Count - 5} more" : "")}");
        if (unknown.Count > 0)
            messages.Line($"  Page count unknown, compare with the paper: {string.Join(", ", unknown.Take(MostLines))}");
        SayQuarantined(messages, report);

        int Count(string status) => report.Documents.Count(d => d.Status == status);
    }

    private static void SayQuarantined(Messages messages, RunReport report)
    {
        var wrong = report.Pages.Where(p => p.State == "quarantined").ToList();
        foreach (var page in wrong.Take(MostLines))
            messages.Line($"  quarantined: {page.Page} ({page.Source}): {page.Reason}: {DetailOf(page)}");
        if (wrong.Count > MostLines)
            messages.Line($"  ... and {wrong.Count - MostLines} more; all stand in the report.");

        // The fault of a file that could not be opened belongs to the file, not to a page.
        string? DetailOf(ReportPage page) =>
            report.Issues.FirstOrDefault(i => i.Code == page.Reason && (i.Page == page.Page || i.File == page.Source))?.Detail;
    }
}
