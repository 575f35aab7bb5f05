using System.Runtime.CompilerServices;
using System.Text;
using Ingest.Deposit.Deletion;
using Ingest.Model;

namespace Ingest.Deposit;

/// <summary>Reads documents back from their markers and text objects, for the catalog.</summary>
/// <param name="report">Gets what cannot be read; such a document is left out, one without its text is listed without words.</param>
public sealed class StoredDocuments(IDepositStore store, Action<Difference> report) : IStoredDocuments
{
    private const long LongestText = 1 << 28;

    public async IAsyncEnumerable<StoredDocument> LatestAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var deleted = await new DeletionRecords(store, FaultPoints.None).DocumentsAsync(cancel);
        (Guid Id, int Version) newest = default;
        await foreach (var name in store.ListRecordsAsync(StoreLayout.Commits, cancel))
        {
            if (!StoreLayout.TryParseMarker(name, out var id, out var version) || deleted.Contains(id))
                continue;
            if (id != newest.Id && newest.Version > 0 && await ReadAsync(newest.Id, newest.Version, cancel) is { } stored)
                yield return stored;
            newest = id == newest.Id ? (id, Math.Max(version, newest.Version)) : (id, version);
        }

        if (newest.Version > 0 && await ReadAsync(newest.Id, newest.Version, cancel) is { } last)
            yield return last;
    }

    public async ValueTask<StoredDocument> LoadAsync(string marker, CancellationToken cancel)
    {
        var bytes = await store.ReadRecordAsync(marker, cancel);
        if (bytes.IsEmpty)
            throw StoreFailure.Missing($"marker {marker}");
        return await WithTextsAsync(RecordReader.Require(marker, bytes, MarkerReader.Read), Digest.Of(bytes.Span), cancel);
    }

    private async ValueTask<StoredDocument?> ReadAsync(Guid id, int version, CancellationToken cancel)
    {
        var name = StoreLayout.Marker(id, version);
        var bytes = await store.ReadRecordAsync(name, cancel);
        if (RecordReader.TryRead(bytes, MarkerReader.Read, out var reason) is not { } marker)
        {
            report(new(DifferenceKind.MarkerUnreadable, name, reason, id));
            return null;
        }

        if (marker.Status != DocumentStatus.Dissolved && marker.Objects.TryGetValue(ObjectRole.Text, out var text) && !await store.HasObjectAsync(text.Sha256, cancel))
        {
            report(new(DifferenceKind.ObjectMissing, text.Sha256.Hex, $"It is the text of {name}.", id));
            return Describe(marker, Digest.Of(bytes.Span));
        }

        return await WithTextsAsync(marker, Digest.Of(bytes.Span), cancel);
    }

    private async ValueTask<StoredDocument> WithTextsAsync(CommitMarker marker, Digest sha256, CancellationToken cancel)
    {
        var document = Describe(marker, sha256);
        if (marker.Status == DocumentStatus.Dissolved || !marker.Objects.TryGetValue(ObjectRole.Text, out var text))
            return document;
        var stream = await store.OpenObjectAsync(text.Sha256, cancel);
        await using (stream)
        {
            if (stream.Length > LongestText)
                throw new StoreException($"The text {text.Sha256} of {marker.Name} is too long to be indexed.", "Split the document.");
            using var reader = new StreamReader(stream, Encoding.UTF8);
            try
            {
                return document with { Texts = PagesOf(await reader.ReadToEndAsync(cancel), marker.Pages.Count) };
            }
            catch (IOException failure)
            {
                throw StoreFailure.Of($"object {text.Sha256}", failure);
            }
        }
    }

    /// <summary>Pages are separated by form feed; a form feed may also end the last one.</summary>
    private static string[] PagesOf(string text, int pages)
    {
        var parts = text.Split('\f', Math.Max(1, pages));
        if (parts.Length > 0)
            parts[^1] = parts[^1].TrimEnd('\f');
        return [.. parts, .. Enumerable.Repeat("", Math.Max(0, pages - parts.Length))];
    }

    private static StoredDocument Describe(CommitMarker marker, Digest sha256) => new(marker.Id, marker.Version, marker.Status)
    {
        Organisation = marker.Organisation,
        Batch = marker.Batch,
        Stack = marker.Stack,
        Akte = marker.Filing.Akte,
        Vorgang = marker.Filing.Vorgang,
        Class = marker.Class,
        Title = marker.Filing.Title,
        Date = marker.Filing.Date,
        Sender = marker.Fields.FirstOrDefault(f => f.Name == FieldNames.Sender)?.Value ?? "",
        Pages = marker.Pages.Count,
        Pdf = marker.Objects[ObjectRole.Pdf].Sha256,
        ContentKey = marker.ContentKey,
        Marker = sha256,
    };
}
