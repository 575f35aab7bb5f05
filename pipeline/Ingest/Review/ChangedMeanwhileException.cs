namespace Ingest.Review;

/// <summary>Somebody else corrected the document first: nothing of this correction was stored.</summary>
public sealed class ChangedMeanwhileException(Guid document, int seen, int newest) : IngestException(
    System.FormattableString.Invariant($"Document {document} was changed meanwhile: version {seen} was to be corrected, version {newest} is the newest."),
    "Look at the newest version and repeat the correction there. Nothing was stored.", ExitCode.Busy)
{
    public Guid Document { get; } = document;
    public int Newest { get; } = newest;
}
