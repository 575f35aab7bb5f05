namespace Ingest.Model;

/// <summary>A page with its words. Holds the delivered bytes until they are recorded, no pixels.</summary>
public sealed record RecognizedPage(ScannedPage Page, PageFindings Findings, PageText Text)
{
    /// <summary>From the delivered image to the page the words were read on: container's turn and the text's direction together.</summary>
    public Turn Turn { get; init; }

    public PageFlags Flags { get; init; }

    public IReadOnlyList<Issue> Issues { get; init; } = [];

    /// <summary>CPU-near time spent on preparing and recognising; goes to journal and report only, never into the store.</summary>
    public TimeSpan Elapsed { get; init; }
}
