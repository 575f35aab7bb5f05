namespace Ingest.Journal.Report;

/// <summary>
/// A document. <c>Pdf</c> and <c>Text</c> are paths in the store and <c>Sha256</c> the digest of the PDF, null until the store has it.
/// With status <c>already-stored</c>, <c>Link</c> names the document that holds the same images.
/// </summary>
public sealed record ReportDocument
{
    public required string Id { get; init; }
    public required string Status { get; init; }
    public required string? Link { get; init; }
    public required IReadOnlyList<string> Pages { get; init; }
    public required string Boundary { get; init; }
    public required string Class { get; init; }
    public required double Confidence { get; init; }
    public required string Route { get; init; }
    public required IReadOnlyDictionary<string, ReportField> Fields { get; init; }
    public required string? Pdf { get; init; }
    public required string? Text { get; init; }
    public required string? Sha256 { get; init; }
}

/// <summary>A found field; the box lies on the delivered image of its page.</summary>
public sealed record ReportField(string Value, double Confidence, string? Page, ReportBox? Box);

/// <summary>Pixels of the delivered image, origin top left, right and bottom exclusive.</summary>
public sealed record ReportBox(int Left, int Top, int Right, int Bottom);
