namespace Ingest.Model;

/// <summary>
/// A page as it came out of the delivery: exactly one of <see cref="Image"/> with <see cref="Bytes"/>, a <see cref="Fault"/>,
/// or a <see cref="Recorded"/> page of an earlier run that is only passed on.
/// </summary>
public sealed record ScannedPage(PageId Id, SourceFile Source)
{
    /// <summary>Last page of its stack: closes the last document.</summary>
    public bool EndsStack { get; init; }

    public PageImage? Image { get; init; }

    /// <summary>The delivered object of <see cref="PageImage.Delivered"/>; for a PDF page the rendered picture, see <see cref="RenderedCoding"/>.</summary>
    public ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>Coding of <see cref="Bytes"/> when the delivered object is a PDF and the bytes are its rendered page.</summary>
    public ImageCoding? RenderedCoding { get; init; }

    /// <summary>The page's own text when it was born digital: it is indexed as it is, nothing is recognised over it.</summary>
    public PageText? OwnText { get; init; }

    /// <summary>The file is kept and deposited unchanged unless separators cut it (DESIGN §7).</summary>
    public bool BornDigital { get; init; }

    /// <summary>Why the page cannot be decoded: it goes to quarantine.</summary>
    public Issue? Fault { get; init; }

    /// <summary>The file could not be opened: one unit delivered, one quarantined, number of pages unknown.</summary>
    public bool PagesUnknown { get; init; }

    /// <summary>Findings of the reader that are no fault: wrong page count, damage, guessed resolution.</summary>
    public IReadOnlyList<Issue> Issues { get; init; } = [];

    public RecordedPage? Recorded { get; init; }
}
