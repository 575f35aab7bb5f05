using Ingest.Model;

namespace Ingest.Deposit;

/// <summary>The store as the stages before it see it: delivered images go in when their page is recorded and come out again for the renderer.</summary>
public sealed class StoreObjects(IDepositStore store) : IObjectSink, IDeliveredImages
{
    public ValueTask PutAsync(Digest sha256, ReadOnlyMemory<byte> bytes, CancellationToken cancel) => store.PutObjectAsync(sha256, bytes, cancel);

    public ValueTask PutFileAsync(Digest sha256, string file, CancellationToken cancel) => store.PutObjectAsync(sha256, file, cancel);

    /// <exception cref="StoreException">The object is missing, or its bytes are no longer those of its name.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> LoadAsync(Digest sha256, CancellationToken cancel)
    {
        var stream = await store.OpenObjectAsync(sha256, cancel);
        await using (stream)
        {
            if (stream.Length > Array.MaxLength)
                throw new StoreException($"Object {sha256} is too large to be read into memory.", "Split the delivered file and deliver it again.");
            var bytes = new byte[stream.Length];
            try
            {
                await stream.ReadExactlyAsync(bytes, cancel);
            }
            catch (IOException failure)
            {
                throw StoreFailure.Of($"object {sha256}", failure);
            }

            return Digest.Of(bytes) == sha256 ? bytes : throw Changed(sha256);
        }
    }

    public async ValueTask CopyAsync(Digest sha256, string file, CancellationToken cancel)
    {
        var stream = await store.OpenObjectAsync(sha256, cancel);
        await using (stream)
        await using (var target = new FileStream(file, FileMode.Create, FileAccess.Write))
            if (await Task.Run(() => VerifiedCopy.Copy(target, stream, cancel), cancel) != sha256)
                throw Changed(sha256);
    }

    private static StoreException Changed(Digest sha256) => StoreFailure.Different($"object {sha256}", "its bytes have changed");
}
