using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Exchange.Collect;

/// <summary>An Akte with everything the store has of it, in the order it was filed.</summary>
/// <param name="Documents">What can be handed over.</param>
/// <param name="Unfinished">What cannot, and why.</param>
public sealed record CollectedAkte(Akte Akte, PlanPosition Plan, IReadOnlyList<CollectedDocument> Documents, IReadOnlyList<UnfinishedDocument> Unfinished)
{
    /// <summary>Documents that stand for themselves.</summary>
    public IEnumerable<CollectedDocument> Main => Documents.Where(d => d.AnlageOf is null);

    public IEnumerable<CollectedDocument> AnlagenOf(CollectedDocument document) => Documents.Where(d => d.AnlageOf == document.Marker.Id);

    public IReadOnlyList<Issue> Issues { get; init; } = [];
}

/// <summary>A document with its newest marker and every PDF it ever had.</summary>
public sealed record CollectedDocument(CommitMarker Marker, Digest MarkerSha256)
{
    /// <summary>Oldest first; each PDF once, with the newest marker that has it.</summary>
    public required IReadOnlyList<DocumentEdition> Editions { get; init; }

    public required DocumentFacts Facts { get; init; }

    /// <summary>Id of the document this one is an Anlage of; null when it stands for itself.</summary>
    public Guid? AnlageOf { get; init; }
}

/// <summary>A PDF of a document with the Transfervermerk that speaks of it.</summary>
/// <param name="Version">Number of the newest version with this PDF.</param>
/// <param name="BornDigital">The PDF is the delivered file itself; <paramref name="PdfVersion"/> is then what its head says, such as <c>1.7</c>.</param>
public sealed record DocumentEdition(int Version, DateTimeOffset Clock, StoredObject Pdf, StoredObject? Transfervermerk, bool BornDigital, string PdfVersion);

/// <param name="Reason">For the person who has to finish it.</param>
public sealed record UnfinishedDocument(Guid Id, string Title, string Reason);
