using System.Buffers;
using System.Security.Cryptography;
using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Exchange;

/// <summary>Copies objects out of the store and proves on the way that they are what their names say.</summary>
internal static class StoredFile
{
    /// <param name="seen">Gets each piece too, for other digests.</param>
    /// <returns>Bytes copied.</returns>
    /// <exception cref="StoreException">The object is missing, cannot be read, or has changed.</exception>
    public static async Task<long> CopyAsync(IDepositStore store, Digest sha256, Stream target, CancellationToken cancel, Action<ReadOnlyMemory<byte>>? seen = null)
    {
        await using var source = await store.OpenObjectAsync(sha256, cancel);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var piece = ArrayPool<byte>.Shared.Rent(1 << 17);
        try
        {
            long length = 0;
            while (await source.ReadAsync(piece, cancel) is > 0 and var read)
            {
                length += read;
                hash.AppendData(piece, 0, read);
                seen?.Invoke(piece.AsMemory(0, read));
                await target.WriteAsync(piece.AsMemory(0, read), cancel);
            }

            return Digest.OfHash(hash.GetHashAndReset()) == sha256
                ? length
                : throw new StoreException($"The bytes of object {sha256} have changed.", "Nothing was handed out. Run 'ingest verify' and restore the object from a backup.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }
}
