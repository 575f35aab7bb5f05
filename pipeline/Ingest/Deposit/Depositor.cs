using Ingest.Flow;
using Ingest.Model;

namespace Ingest.Deposit;

/// <summary>
/// Puts a document's files into the store, side by side, and when all are there for good, as the last step, its commit marker. Doing it again changes nothing, so an
/// interrupted deposit is simply repeated. The work files are deleted once the marker stands; after a failure they remain.
/// </summary>
/// <param name="classLabel">The label people know a class code by, for titles of documents without a subject.</param>
public sealed class Depositor(IDepositStore store, BatchContext batch, FaultPoints faults, Func<string, string> classLabel) : IStage<RenderedDocument, Receipt>
{
    /// <exception cref="StoreException">The store failed, or it holds another document under the same id and version.</exception>
    public async ValueTask<Receipt> RunAsync(RenderedDocument item, CancellationToken cancel)
    {
        await store.PutTogetherAsync(item.Objects, () => faults.Reached("deposit.object.put"), cancel);
        var marker = CommitMarker.Of(item, batch, classLabel);
        var bytes = MarkerWriter.Write(marker);
        var mine = await store.TryCreateRecordAsync(marker.Name, bytes, cancel);
        faults.Reached("deposit.marker.created");
        if (!mine)
        {
            bytes = await store.ReadRecordAsync(marker.Name, cancel);
            marker = SameDocument(marker, bytes);
        }

        item.Dispose();
        faults.Reached("deposit.work.deleted");
        return new Receipt(item.Recorded, marker.Version, marker.Status, marker.Name, Digest.Of(bytes.Span),
            marker.Objects.ToDictionary(o => o.Key, o => o.Value.Sha256));
    }

    /// <summary>The first marker counts. It may differ in what the E-Akte says of the document, not in what the document is.</summary>
    private static CommitMarker SameDocument(CommitMarker wanted, ReadOnlyMemory<byte> stored)
    {
        var first = RecordReader.Require(wanted.Name, stored, MarkerReader.Read);
        var same = first.Id == wanted.Id
            && first.Version == wanted.Version
            && first.DocumentKey == wanted.DocumentKey
            && first.Objects.Count == wanted.Objects.Count
            && wanted.Objects.All(o => first.Objects.TryGetValue(o.Key, out var there) && there.Sha256 == o.Value.Sha256);
        return same ? first : throw StoreFailure.Different(wanted.Name, "it names other objects");
    }
}
