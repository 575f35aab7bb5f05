namespace Ingest.Model;

/// <summary>
/// A page whose words are in the journal and whose delivered image is in the store: light enough that a 5,000-page document costs no more memory than a letter.
/// </summary>
public sealed record RecordedPage(PageId Id, Digest Key, string SourceName, Digest SourceSha256)
{
    public bool EndsStack { get; init; }
    /// <summary>Null when quarantined.</summary>
    public PageImage? Image { get; init; }
    public Turn Turn { get; init; }
    public PageFlags Flags { get; init; }
    public PageFindings Findings { get; init => field = value ?? new(); } = new();
    public double Confidence { get; init; }
    public int WordCount { get; init; }
    public bool BornDigital { get; init; }
    public bool PagesUnknown { get; init; }
    public Issue? Fault { get; init; }
    /// <summary>The object that keeps the delivered file of a quarantined page; null when it could not be kept.</summary>
    public Digest? Kept { get; init; }
    public IReadOnlyList<Issue> Issues { get; init => field = value ?? []; } = [];
    /// <summary>Preparing and recognising; report only.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Size of the upright page in pixels.</summary>
    public (int Width, int Height) UprightSize =>
        Image is null ? (0, 0) : Turn.SwapsSides() ? (Image.Height, Image.Width) : (Image.Width, Image.Height);
}
