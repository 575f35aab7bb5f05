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

    /// <summary>f) Whether picture and content match the paper.</summary>
    public string Agreement { get; init; } = "";

    public IReadOnlyList<TransferStep> Steps { get; init; } = [];

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
            Missing = [.. MissingOf(batch, document)],
            Conspicuities = [.. ConspicuitiesOf(recorded.Classified)],
            Completeness = string.Create(CultureInfo.InvariantCulture,
                $"maschinell gezählt: {document.Pages.Count} Seiten im Dokument, {document.Gaps.Count} Abbilder nicht lesbar"),
            Agreement = batch.QualityCheck.Length > 0
                ? batch.QualityCheck
                : "Bilddaten maschinell übernommen; bildliche und inhaltliche Übereinstimmung nicht durch eine Person bestätigt",
            Steps = TransferStep.Of(batch, recorded.Classified),
        };
    }

    private static IEnumerable<string> MissingOf(BatchContext batch, SeparatedDocument document)
    {
        if (batch.Operator.Length == 0)
            yield return "a) Person oder Pseudonym der Erfassung oder Qualitätssicherung";
        if (document.Gaps.Count > 0)
            yield return "c) nicht lesbare Abbilder: " + Ranges(document.Gaps.Select(g => g.Number).Order());
        if (batch.QualityCheck.Length == 0)
            yield return "e), f) Ergebnis der Qualitätssicherung und Erklärung der Übereinstimmung";
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
