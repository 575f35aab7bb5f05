using System.Text.Json.Serialization;
using Ingest.Journal.Report;

namespace Ingest.Journal.Explain;

/// <summary>Everything the ledger knows of a page or a document: each decision with its evidence. An address of a page brings its document along.</summary>
public sealed record Explanation
{
    public required string Batch { get; init; }
    public required string BatchState { get; init; }
    public required string Clock { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ExplainedPage? Page { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ExplainedDocument? Document { get; init; }
}

/// <summary>A page: the report's entry, what was seen on it, where it went.</summary>
public sealed record ExplainedPage
{
    public required ReportPage Entry { get; init; }
    public required string PageKey { get; init; }
    public required ExplainedImage? Image { get; init; }
    public required double InkShare { get; init; }
    public required bool Blank { get; init; }
    public required bool MostlyCode { get; init; }
    public required bool BornDigital { get; init; }
    public required bool EndsStack { get; init; }
    /// <summary>Which finder found the lines of the page; empty when it was not read or the recogniser found them itself.</summary>
    public required string Layout { get; init; }
    public required int Words { get; init; }
    public required int Attempts { get; init; }
    public required IReadOnlyList<ExplainedCode> Codes { get; init; }
    public required IReadOnlyList<ExplainedIssue> Issues { get; init; }
    public required string? Document { get; init; }
}

/// <summary>The delivered image; width and height in pixels as encoded, resolution in dots per inch.</summary>
public sealed record ExplainedImage(
    string Coding, int PageInFile, int Width, int Height, double DpiX, double DpiY, bool ResolutionEstimated, int BitsPerPixel, int ContainerTurn);

/// <summary>A code on the page; the box lies on the prepared page.</summary>
public sealed record ExplainedCode(string Symbology, string Text, ReportBox Box);

public sealed record ExplainedIssue(string Code, string Subject, string Detail);
