using Ingest.Model;

namespace Ingest.Deposit;

/// <summary>
/// The E-Akte store: write-once, content-addressed objects and create-if-absent named records (DESIGN §5, layout in ADR 0003).
/// Every implementation passes the same contract tests. Failures of the medium are <see cref="StoreException"/>.
/// </summary>
public interface IDepositStore
{
    /// <summary>Reachable, writable, right format version; creates <c>store.json</c> in an empty place.</summary>
    /// <returns>The format version that <c>store.json</c> names.</returns>
    /// <exception cref="StoreFormatException">It names none, or that of a newer program.</exception>
    ValueTask<int> CheckAsync(CancellationToken cancel);

    /// <summary>Puts the file under its digest. Putting the same bytes again is no error; other bytes under the same name are.</summary>
    ValueTask PutObjectAsync(Digest sha256, string file, CancellationToken cancel);

    ValueTask PutObjectAsync(Digest sha256, ReadOnlyMemory<byte> bytes, CancellationToken cancel);

    ValueTask<bool> HasObjectAsync(Digest sha256, CancellationToken cancel);

    /// <exception cref="StoreException">The object is missing.</exception>
    ValueTask<Stream> OpenObjectAsync(Digest sha256, CancellationToken cancel);

    /// <summary>
    /// Takes an object away for good; one that is not there is no error. Only for what no marker and no receipt names any more
    /// (<c>verify --repair</c>) and for documents whose deletion is recorded.
    /// </summary>
    ValueTask DeleteObjectAsync(Digest sha256, CancellationToken cancel);

    /// <summary>Creates a record such as <c>commits/ID/v1.json</c> unless it exists. True when these bytes stand there now, false when others were first.</summary>
    ValueTask<bool> TryCreateRecordAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancel);

    /// <summary>The record's bytes; empty when it does not exist.</summary>
    ValueTask<ReadOnlyMemory<byte>> ReadRecordAsync(string name, CancellationToken cancel);

    /// <summary>Names of the records below a prefix such as <c>commits/</c>, in ordinal order.</summary>
    IAsyncEnumerable<string> ListRecordsAsync(string prefix, CancellationToken cancel);

    /// <summary>Digests of all objects, in ordinal order.</summary>
    IAsyncEnumerable<Digest> ListObjectsAsync(CancellationToken cancel);
}
