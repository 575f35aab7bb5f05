using Ingest.Model;

namespace Ingest.Deposit;

/// <summary>Checks markers, manifests and receipts one by one and remembers which objects they refer to.</summary>
internal sealed class RecordChecks(IDepositStore store)
{
    private string knownBatch = "";

    public ReferencedObjects Referenced { get; } = new();

    public async ValueTask<IReadOnlyList<Difference>> MarkerAsync(string name, CancellationToken cancel)
    {
        if (!StoreLayout.TryParseMarker(name, out var id, out var version))
            return [new(DifferenceKind.StrayFile, name, "Not the name of a commit marker.")];
        var marker = TryRead(await store.ReadRecordAsync(name, cancel), MarkerReader.Read, out var reason);
        if (marker is null)
            return [new(DifferenceKind.MarkerUnreadable, name, reason, id)];
        if (marker.Id != id || marker.Version != version)
            return [new(DifferenceKind.MarkerUnreadable, name, "It is the marker of another document or version.", id)];

        var differences = new List<Difference>();
        foreach (var (sha256, role) in marker.References())
        {
            Referenced.Add(sha256);
            if (!await store.HasObjectAsync(sha256, cancel))
                differences.Add(new(DifferenceKind.ObjectMissing, sha256.Hex, $"It is the {role} of {name}.", id));
        }

        if (!await HasManifestAsync(marker.Batch, cancel))
            differences.Add(new(DifferenceKind.ManifestMissing, StoreLayout.Manifest(marker.Batch), $"{name} belongs to this batch.", id));
        return differences;
    }

    public async ValueTask<IReadOnlyList<Difference>> BatchAsync(string name, CancellationToken cancel)
    {
        var bytes = await store.ReadRecordAsync(name, cancel);
        var batch = name.Split('/')[1];
        if (name == StoreLayout.Manifest(batch))
            return TryRead(bytes, StoredManifest.Read, out var wrong) is null ? [new(DifferenceKind.ManifestUnreadable, name, wrong)] : [];
        if (!name.StartsWith($"{StoreLayout.Batches}{batch}/receipt", StringComparison.Ordinal))
            return [];
        if (TryRead(bytes, ReceiptJson.Read, out var reason) is not { } receipt)
            return [new(DifferenceKind.ReceiptUnreadable, name, reason)];

        var differences = new List<Difference>();
        foreach (var document in receipt.Documents)
        {
            if (await ExpectedAsync(new(document.Id, document.Version, document.Marker), name, cancel) is { } difference)
                differences.Add(difference);
        }

        foreach (var page in receipt.OtherPages.Where(p => p.Delivered is not null))
        {
            Referenced.Add(page.Delivered!.Value);
            if (!await store.HasObjectAsync(page.Delivered.Value, cancel))
                differences.Add(new(DifferenceKind.ObjectMissing, page.Delivered.Value.Hex, $"It is the delivered image of page {page.Page} in {name}."));
        }

        if (!await HasManifestAsync(batch, cancel))
            differences.Add(new(DifferenceKind.ManifestMissing, StoreLayout.Manifest(batch), $"{name} belongs to this batch."));
        return differences;
    }

    public async ValueTask<Difference?> ExpectedAsync(ExpectedDocument expected, string witness, CancellationToken cancel)
    {
        var name = StoreLayout.Marker(expected.Id, expected.Version);
        var bytes = await store.ReadRecordAsync(name, cancel);
        if (bytes.IsEmpty)
            return new(DifferenceKind.MarkerMissing, name, $"{witness} names it.", expected.Id);
        return Digest.Of(bytes.Span) == expected.Marker
            ? null
            : new(DifferenceKind.MarkerChanged, name, $"{witness} names it with another SHA-256.", expected.Id);
    }

    public static T? TryRead<T>(ReadOnlyMemory<byte> bytes, Func<ReadOnlyMemory<byte>, T> read, out string reason) where T : class
    {
        reason = "";
        try
        {
            return read(bytes);
        }
        catch (FormatException failure)
        {
            reason = failure.Message;
            return null;
        }
    }

    /// <summary>Markers of one batch mostly follow each other.</summary>
    private async ValueTask<bool> HasManifestAsync(string batch, CancellationToken cancel)
    {
        if (batch == knownBatch)
            return true;
        var name = StoreLayout.Manifest(batch);
        if (!RecordName.IsValid(name) || (await store.ReadRecordAsync(name, cancel)).IsEmpty)
            return false;
        knownBatch = batch;
        return true;
    }
}
