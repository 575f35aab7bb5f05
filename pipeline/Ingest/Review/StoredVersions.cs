using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Review;

/// <summary>Reads documents out of the store for correction.</summary>
/// <param name="firstSteps">The process steps of a first version, whose metadata do not spell them out; given its batch, the document and the program that made it.</param>
public sealed class StoredVersions(IDepositStore store, Func<BatchContext, RecordedDocument, string, IEnumerable<ProcessStep>> firstSteps)
{
    private const int LongestMetadata = 1 << 28;

    /// <exception cref="UsageException">The store has no such document.</exception>
    public async ValueTask<StoredVersion> NewestAsync(Guid id, CancellationToken cancel)
    {
        var version = await store.NewestVersionAsync(id, 0, cancel);
        return version > 0
            ? await LoadAsync(id, version, cancel)
            : throw new UsageException($"There is no document {id} in the store.", "'ingest list' and 'ingest search' show the ids.");
    }

    /// <exception cref="StoreException">The version is not there or cannot be read.</exception>
    public async ValueTask<StoredVersion> LoadAsync(Guid id, int version, CancellationToken cancel)
    {
        var name = StoreLayout.Marker(id, version);
        var bytes = await store.ReadRecordAsync(name, cancel);
        if (bytes.IsEmpty)
            throw StoreFailure.Missing(name);
        try
        {
            var marker = MarkerReader.Read(bytes);
            if (!marker.Objects.TryGetValue(ObjectRole.Metadata, out var metadata))
                throw new FormatException("It names no metadata.");
            if (metadata.Length > LongestMetadata)
                throw new FormatException("Its metadata are too long.");
            var (batch, recorded, tool) = MetadataReader.Read(marker, await new StoreObjects(store).LoadAsync(metadata.Sha256, cancel));
            if (recorded.Revision.Steps.Count == 0)
                recorded = recorded with { Revision = recorded.Revision with { Steps = [.. firstSteps(batch, recorded, tool)] } };
            return new(marker, Digest.Of(bytes.Span), batch, recorded);
        }
        catch (FormatException failure)
        {
            throw StoreFailure.Different(name, $"it cannot be read ({failure.Message.TrimEnd('.')})");
        }
    }
}
