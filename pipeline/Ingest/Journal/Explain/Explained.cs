using Ingest.Journal.Report;
using Ingest.Model;

namespace Ingest.Journal.Explain;

/// <summary>From rows of the ledger to explanations; numbers stay as exact as they were journalled.</summary>
internal static class Explained
{
    public static ExplainedPage Page(JournalledPage row) => new()
    {
        Entry = ReportEntries.Page(row),
        PageKey = row.Page.Key.Hex,
        Image = row.Page.Image is { } image
            ? new(image.Delivered.Coding.ToString(), image.Delivered.PageInFile, image.Width, image.Height,
                ReportWords.Number(image.DpiX, 2), ReportWords.Number(image.DpiY, 2), image.ResolutionEstimated, image.BitsPerPixel, (int)image.Turn)
            : null,
        InkShare = ReportWords.Number(row.Page.Findings.InkShare, 6),
        Blank = row.Page.Findings.Blank,
        MostlyCode = row.Page.Findings.MostlyCode,
        BornDigital = row.Page.BornDigital,
        EndsStack = row.Page.EndsStack,
        Layout = row.Page.Findings.Layout,
        Words = row.Page.WordCount,
        Attempts = row.Attempts,
        Codes = [.. row.Page.Findings.Codes.Select(c => new ExplainedCode(c.Symbology, c.Text, ReportEntries.Box(c.Box)!))],
        Issues = Issues(row.Page.Fault is { } fault ? row.Page.Issues.Prepend(fault) : row.Page.Issues),
        Document = row.Document?.ToString(),
    };

    public static ExplainedDocument Document(JournalledDocument row, List<JournalledPage> pages)
    {
        var (classified, separated) = (row.Classified, row.Classified.Document);
        return new()
        {
            Entry = ReportEntries.Document(row, pages.ConvertAll(p => p.Page.Id.ToString())),
            Stack = separated.Stack,
            Ordinal = row.Ordinal,
            State = row.State.ToString().ToLowerInvariant(),
            DocKey = row.Key.Hex,
            ContentKey = row.ContentKey.Hex,
            Separator = separated.Separator?.ToString(),
            Payload = new(separated.Payload.Kind, separated.Payload.Aktenzeichen, separated.Payload.Vorgang,
                separated.Payload.DocumentClass, separated.Payload.Sheets),
            Gaps = [.. separated.Gaps.Select(g => g.ToString())],
            Evidence = EvidenceOf(classified.Class),
            Alternatives = [.. classified.Alternatives.Select(a => new ExplainedProposal(a.Class, ReportWords.Number(a.Confidence, 4), EvidenceOf(a)))],
            FieldEvidence = [.. classified.Fields.Select(f => new ExplainedField(
                f.Name, f.Value, f.Raw, ReportWords.Number(f.Confidence, 4), f.Source, f.Page?.ToString(), ReportEntries.Box(f.Box)))],
            ClassifiedMark = classified.ClassifiedMark,
            Issues = Issues(separated.Issues.Union(classified.Issues)),
            Version = row.Version,
            Marker = row.Marker,
            MarkerSha256 = row.MarkerSha256?.Hex,
            Objects = row.Objects.OrderBy(o => o.Key).ToDictionary(o => o.Key.ToString().ToLowerInvariant(), o => ReportWords.ObjectPath(o.Value)),
        };
    }

    private static List<ExplainedEvidence> EvidenceOf(ClassProposal proposal) =>
        [.. proposal.Evidence.Select(e => new ExplainedEvidence(e.Cue, ReportWords.Number(e.Weight, 4), e.Page?.ToString(), ReportEntries.Box(e.Box)))];

    private static List<ExplainedIssue> Issues(IEnumerable<Issue> issues) =>
        [.. issues.Select(i => new ExplainedIssue(i.Code, i.Subject, i.Detail))];
}
