using Ingest.Model;

namespace Ingest.Render.Pdf;

/// <summary>What a file says of itself in its XMP. <paramref name="Time"/> is the batch clock, never the wall clock.</summary>
/// <param name="Note">The facts of the Transfervermerk; null outside the store (<c>ingest ocr</c>).</param>
public sealed record PdfDescription(string Title, Guid DocumentId, DateTimeOffset Time, Records.TransferFacts? Note = null)
{
    /// <summary>When the file was last made: of a corrected document later than <see cref="Time"/>.</summary>
    public DateTimeOffset Modified => Note?.Written ?? Time;
}
