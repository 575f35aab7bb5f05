using System.Globalization;
using Ingest.Model;

namespace Ingest.Render.Records;

/// <summary>
/// What the Transfervermerk of a document says (BSI TR-03138 v1.5, A.NB.4 a to f), told once for the XML object and the XMP.
/// Texts are German: they are read by the administration.
/// </summary>
public sealed record TransferFacts(BatchContext Batch, Guid DocumentId, string Stack, int Pages)
{
    /// <summary>The document's place in its stack: "Abbild 5 bis 9".</summary>
    public string Position { get; init; } = "";

    /// <summary>What only people can state and nobody did, or what is missing from the document; empty for a complete note.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>c) What was conspicuous: by code and page, never by content.</summary>
    public IReadOnlyList<string> Conspicuities { get; init; } = [];

    /// <summary>e) Completeness as counted.</summary>
    public string Completeness { get; init; } = "";

    /// <summary>b) The environment, or that nobody described it.</summary>
    public string Environment => Batch.Statements.Environment.Length > 0 ? Batch.Statements.Environment : "nicht angegeben";

    /// <summary>e) Result of quality assurance, or that nobody stated one.</summary>
    public string QualityCheck => Batch.Statements.QualityCheck.Length > 0 ? Batch.Statements.QualityCheck : "nicht angegeben";

    /// <summary>f) Whether picture and content match the paper.</summary>
    public string Agreement { get; init; } = "";

    public IReadOnlyList<ProcessStep> Steps { get; init; } = [];

    /// <summary>When this note was written: the batch clock, or the time of the latest change.</summary>
    public DateTimeOffset Written { get; init; } = Batch.Clock;

    public bool Complete => Missing.Count == 0;

    /// <summary>a) The person or pseudonym, or that it was not given.</summary>
    public string Operator => Batch.Operator.Length > 0 ? Batch.Operator : "nicht angegeben";

    public static TransferFacts Of(BatchContext batch, RecordedDocument recorded)
    {
        var document = recorded.Document;
        var numbers = document.Pages.Select(p => p.Id.Number).Order().ToList();
        return new(batch, recorded.Id, document.Stack, document.Pages.Count)
        {
            Position = "Abbild " + Ranges(numbers),
            Missing = [.. MissingOf(batch, recorded.Classified)],
            Written = recorded.Revision.Made ?? batch.Clock,
            Conspicuities = [.. ConspicuitiesOf(recorded.Classified)],
            Completeness = string.Create(CultureInfo.InvariantCulture,
                $"maschinell gezählt: {document.Pages.Count} Seiten im Dokument, {document.Gaps.Count} Abbilder nicht lesbar"),
            Agreement = batch.Statements.Statement.Length > 0
                ? batch.Statements.Statement
                : "Bilddaten maschinell übernommen; bildliche und inhaltliche Übereinstimmung nicht durch eine Person bestätigt",
            Steps = TransferSteps.Of(batch, recorded),
        };
    }

    private static IEnumerable<string> MissingOf(BatchContext batch, ClassifiedDocument classified)
    {
        var (statements, gaps) = (batch.Statements, classified.Document.Gaps);
        if (batch.Operator.Length == 0)
            yield return "a) Person oder Pseudonym der Erfassung oder Qualitätssicherung";
        if (statements.Environment.Length == 0)
            yield return "b) technisches und organisatorisches Umfeld oder Verweis auf die Verfahrensdokumentation";
        if (gaps.Count > 0 && !classified.HoldLifted)
            yield return "c) nicht lesbare Abbilder: " + Ranges(gaps.Select(g => g.Number).Order());
        if (statements.QualityCheck.Length == 0)
            yield return "e) Ergebnis der Qualitätssicherung";
        if (statements.Statement.Length == 0)
            yield return "f) Erklärung der bildlichen und inhaltlichen Übereinstimmung";
    }

    private static IEnumerable<string> ConspicuitiesOf(ClassifiedDocument classified)
    {
        var document = classified.Document;
        foreach (var gap in document.Gaps)
            yield return $"{gap}: {IssueCodes.PageUndecodable}";
        foreach (var page in document.Pages)
        {
            var marks = page.Issues.Concat(page.Findings.Issues).Select(i => i.Code);
            if (page.Flags != PageFlags.None)
                marks = marks.Concat(Names.Of(page.Flags));
            foreach (var mark in marks.Distinct(StringComparer.Ordinal))
                yield return $"{page.Id}: {mark}";
        }
        foreach (var issue in document.Issues.Concat(classified.Issues))
            yield return $"{issue.Subject}: {issue.Code}";
    }

    private static string Ranges(IEnumerable<int> ordered)
    {
        var ranges = new List<(int First, int Last)>();
        foreach (var number in ordered)
        {
            if (ranges.Count > 0 && number <= ranges[^1].Last + 1)
                ranges[^1] = (ranges[^1].First, number);
            else
                ranges.Add((number, number));
        }
        return string.Join(", ", ranges.Select(r => r.First == r.Last
            ? r.First.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{r.First} bis {r.Last}")));
    }
}
