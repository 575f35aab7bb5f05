using System.Buffers;
using System.Security.Cryptography;
using Ingest.Model;

namespace Ingest.Deposit;

/// <summary>Writes bytes and proves while writing that they are the ones their digest names.</summary>
internal static class VerifiedCopy
{
    private const int BufferSize = 1 << 17;

    /// <exception cref="StoreException">The source has another digest.</exception>
    public static void To(FileStream target, Stream source, Digest sha256, CancellationToken cancel) => Require(sha256, Copy(target, source, cancel));

    public static void To(FileStream target, ReadOnlySpan<byte> bytes, Digest sha256)
    {
        Require(sha256, Digest.Of(bytes));
        target.Write(bytes);
    }

    /// <returns>The digest of what was copied.</returns>
    public static Digest Copy(FileStream target, Stream source, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            int read;
            while ((read = source.Read(buffer, 0, buffer.Length)) > 0)
            {
                cancel.ThrowIfCancellationRequested();
                hash.AppendData(buffer, 0, read);
                target.Write(buffer, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return Digest.OfHash(hash.GetHashAndReset());
    }

    /// <exception cref="StoreException">They differ.</exception>
    public static void Require(Digest wanted, Digest found)
    {
        if (wanted != found)
            throw new StoreException(
                $"What should become object {wanted} has other bytes.",
                "The work file was changed after it was written, or memory or disk are faulty. Check the machine. Then run 'ingest resume'.");
    }
}
