using Ingest.Model;

namespace Ingest.Journal.Report;

/// <summary>Gathers the issues of pages and documents, each once, pages first, in delivery order.</summary>
internal static class ReportIssues
{
    public static IReadOnlyList<ReportIssue> Collect(
        BatchManifest manifest, List<JournalledPage> pages, List<JournalledDocument> documents, ILookup<Guid, string> pagesOf)
    {
        var addresses = pages.Select(p => p.Page.Id.ToString()).ToHashSet(StringComparer.Ordinal);
        var files = manifest.Stacks.SelectMany(s => s.Files).Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        var seen = new HashSet<ReportIssue>();
        var ordered = new List<ReportIssue>();
        foreach (var page in pages)
        {
            foreach (var issue in OfPage(page.Page))
                Add(issue, page.Page.Id.ToString());
        }

        foreach (var document in documents)
        {
            foreach (var issue in document.Classified.Document.Issues.Concat(document.Classified.Issues))
                Add(issue, pagesOf[document.Id].FirstOrDefault() ?? document.Classified.Document.Stack);
        }

        return ordered;

        void Add(Issue issue, string owner)
        {
            var placed = addresses.Contains(issue.Subject) ? new ReportIssue(issue.Code, issue.Subject, null, issue.Detail)
                : files.Contains(issue.Subject) ? new(issue.Code, null, issue.Subject, issue.Detail)
                : new(issue.Code, owner, null, issue.Detail);
            if (seen.Add(placed))
                ordered.Add(placed);
        }
    }

    private static IEnumerable<Issue> OfPage(RecordedPage page) => page.Fault is null ? page.Issues : page.Issues.Prepend(page.Fault);
}
