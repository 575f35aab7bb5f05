using System.Runtime.CompilerServices;
using Ingest.Deposit.Deletion;
using Ingest.Model;

namespace Ingest.Deposit;

/// <summary>Checks markers, manifests and receipts one by one and remembers which objects they refer to.</summary>
internal sealed class RecordChecks(IDepositStore store, VerifiedRecords known, Func<Stream, int, IEnumerable<string>> pdfStructure)
{
    private string knownBatch = "";

    public async ValueTask<IReadOnlyList<Difference>> MarkerAsync(string name, CancellationToken cancel)
    {
        if (!StoreLayout.TryParseMarker(name, out var id, out var version))
            return [new(DifferenceKind.StrayFile, name, "Not the name of a commit marker.")];
        var bytes = await store.ReadRecordAsync(name, cancel);
        known.Add(id, version, Digest.Of(bytes.Span));
        var marker = RecordReader.TryRead(bytes, MarkerReader.Read, out var reason);
        if (marker is null)
            return [new(DifferenceKind.MarkerUnreadable, name, reason, id)];
        if (marker.Id != id || marker.Version != version)
            return [new(DifferenceKind.MarkerUnreadable, name, "It is the marker of another document or version.", id)];

        var differences = new List<Difference>();
        foreach (var (sha256, role) in known.Deleted.Contains(id) ? [] : marker.References())
        {
            known.Refer(sha256);
            if (!await store.HasObjectAsync(sha256, cancel))
                differences.Add(new(DifferenceKind.ObjectMissing, sha256.Hex, $"It is the {role} of {name}.", id));
        }

        if (differences.Count == 0 && !known.Deleted.Contains(id))
            differences.AddRange(await PdfAsync(marker, cancel));

        if (!await HasManifestAsync(marker.Batch, cancel))
            differences.Add(new(DifferenceKind.ManifestMissing, StoreLayout.Manifest(marker.Batch), $"{name} belongs to this batch.", id));
        return differences;
    }

    public async ValueTask<IReadOnlyList<Difference>> BatchAsync(string name, CancellationToken cancel)
    {
        var bytes = await store.ReadRecordAsync(name, cancel);
        var batch = name.Split('/')[1];
        if (name == StoreLayout.Manifest(batch))
            return RecordReader.TryRead(bytes, StoredManifest.Read, out var wrong) is null ? [new(DifferenceKind.ManifestUnreadable, name, wrong)] : [];
        if (!name.StartsWith($"{StoreLayout.Batches}{batch}/receipt", StringComparison.Ordinal))
            return [];
        if (RecordReader.TryRead(bytes, ReceiptJson.Read, out var reason) is not { } receipt)
            return [new(DifferenceKind.ReceiptUnreadable, name, reason)];

        var differences = new List<Difference>();
        foreach (var document in receipt.Documents)
        {
            if (await ExpectedAsync(new(document.Id, document.Version, document.Marker), name, cancel) is { } difference)
                differences.Add(difference);
        }

        foreach (var page in receipt.OtherPages.Where(p => p.Delivered is not null))
        {
            known.Refer(page.Delivered!.Value);
            if (!await store.HasObjectAsync(page.Delivered.Value, cancel))
                differences.Add(new(DifferenceKind.ObjectMissing, page.Delivered.Value.Hex, $"It is the delivered image of page {page.Page} in {name}."));
        }

        if (!await HasManifestAsync(batch, cancel))
            differences.Add(new(DifferenceKind.ManifestMissing, StoreLayout.Manifest(batch), $"{name} belongs to this batch."));
        return differences;
    }

    /// <summary>Orders to delete that cannot be read, were not carried out, or are unknown to the audit log.</summary>
    /// <param name="deletions">Documents with the names of their orders, and whether they are logged.</param>
    public async IAsyncEnumerable<Difference> DeletionsAsync(IEnumerable<(Guid Document, bool Logged)> deletions, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var (document, logged) in deletions)
        {
            var name = DeletionLayout.Order(document);
            if (RecordReader.TryRead(await store.ReadRecordAsync(name, cancel), DeletionOrder.Read, out var reason) is null)
                yield return new(DifferenceKind.DeletionUnreadable, name, reason, document);
            else if ((await store.ReadRecordAsync(DeletionLayout.Done(document), cancel)).IsEmpty)
                yield return new(DifferenceKind.DeletionOpen, name, "It was ordered and not carried out to its end; 'ingest delete' finishes it.", document);
            else if (!logged)
                yield return new(DifferenceKind.DeletionUnlogged, name, "The audit log knows nothing of it.", document);
        }
    }

    public async ValueTask<Difference?> ExpectedAsync(ExpectedDocument expected, string witness, CancellationToken cancel)
    {
        var name = StoreLayout.Marker(expected.Id, expected.Version);
        if (known.Witness(expected.Id, expected.Version, expected.Marker) is { } same)
            return same ? null : new(DifferenceKind.MarkerChanged, name, $"{witness} names it with another SHA-256.", expected.Id);
        // a run beside this verification may have deposited it a moment ago
        var bytes = await store.ReadRecordAsync(name, cancel);
        if (bytes.IsEmpty)
            return new(DifferenceKind.MarkerMissing, name, $"{witness} names it.", expected.Id);
        return Digest.Of(bytes.Span) == expected.Marker
            ? null
            : new(DifferenceKind.MarkerChanged, name, $"{witness} names it with another SHA-256.", expected.Id);
    }

    /// <summary>A delivered file that is stored unchanged is as it came: it need not be PDF/A.</summary>
    private async ValueTask<IEnumerable<Difference>> PdfAsync(CommitMarker marker, CancellationToken cancel)
    {
        var pdf = marker.Objects[ObjectRole.Pdf].Sha256;
        // a dissolved document only names what it was
        if (marker.Status == DocumentStatus.Dissolved || marker.Pages.Any(p => p.Delivered?.Sha256 == pdf))
            return [];
        var stream = await store.OpenObjectAsync(pdf, cancel);
        await using (stream)
        {
            try
            {
                await using var seekable = stream.CanSeek ? null : await OnDiskAsync(stream, cancel);
                return [.. pdfStructure(seekable ?? stream, marker.Pages.Count).Select(c => new Difference(DifferenceKind.PdfStructure, pdf.Hex, $"It is the pdf of {marker.Name}. {c}", marker.Id))];
            }
            catch (IOException failure)
            {
                throw StoreFailure.Of($"object {pdf}", failure);
            }
        }
    }

    /// <summary>Its structure is found from the end, so what comes from afar is laid down first.</summary>
    private static async ValueTask<FileStream> OnDiskAsync(Stream stream, CancellationToken cancel)
    {
        var file = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        await stream.CopyToAsync(file, cancel);
        return file;
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
