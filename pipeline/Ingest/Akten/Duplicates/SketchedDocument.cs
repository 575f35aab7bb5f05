using Ingest.Model;

namespace Ingest.Akten.Duplicates;

/// <summary>A document in the index of near-duplicates.</summary>
/// <param name="Marker">Name of its first commit marker, by which its text is loaded again.</param>
/// <param name="Pages">Pages that are not empty.</param>
internal sealed record SketchedDocument(Guid Id, string Organisation, Digest ContentKey, string Marker, int Pages, IReadOnlyList<long> Features);
