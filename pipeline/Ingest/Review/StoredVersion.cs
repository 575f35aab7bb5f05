using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Review;

/// <summary>A stored version of a document with all that its successor is made from: read from its commit marker and its metadata, without the journal.</summary>
public sealed record StoredVersion(CommitMarker Marker, Digest Sha256, BatchContext Batch, RecordedDocument Recorded)
{
    public Guid Id => Marker.Id;

    /// <summary>The page a person means by its number in the document, from 1.</summary>
    /// <exception cref="UsageException">There is no such page.</exception>
    public PageId Page(int number) => number >= 1 && number <= Recorded.Document.Pages.Count
        ? Recorded.Document.Pages[number - 1].Id
        : throw new UsageException(System.FormattableString.Invariant($"Document {Id} has pages 1 to {Recorded.Document.Pages.Count}, not {number}."), "Name a page by its number in the document.");
}
