using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Ingest.Model;

namespace Ingest.Deposit.Blobs;

/// <summary>
/// Blobs that appear whole or not at all and are never replaced: created under the condition that there is none of the name. Every byte is sent under
/// an MD5 that the service checks before it keeps it.
/// </summary>
internal sealed class BlobWriter(BlobFolder folder, FaultPoints faults, bool hold)
{
    /// <summary>Up to here a blob is one call; beyond, it is staged in blocks of this size.</summary>
    public const int Block = 4 << 20;

    /// <summary>Metadata of an object: what its writer knew its bytes to be.</summary>
    public const string Sha256 = "sha256";

    /// <returns>Null when this call created the blob, else why it did not: the name is taken, or the answer looks like it.</returns>
    public async Task<RequestFailedException?> CreateAsync(string name, string kind, ReadOnlyMemory<byte> bytes, Digest? sha256, CancellationToken cancel)
    {
        var options = new BlobUploadOptions
        {
            Conditions = OnlyIfAbsent(),
            HttpHeaders = new BlobHttpHeaders { ContentHash = Md5Of(bytes.Span) },
            Metadata = Metadata(sha256),
            LegalHold = hold ? true : null,
            TransferOptions = new() { InitialTransferSize = Block },
        };
        faults.Reached($"store.{kind}.sending");
        var conflict = await TryAsync(name, async () => await folder.Of(name).UploadAsync(BinaryData.FromBytes(bytes).ToStream(), options, cancel), cancel);
        faults.Reached($"store.{kind}.sent");
        return conflict;
    }

    /// <summary>In blocks, at most one of them in memory.</summary>
    /// <exception cref="StoreException">The source has another digest; nothing was created.</exception>
    public async Task<RequestFailedException?> CreateAsync(string name, string kind, Stream source, Digest sha256, CancellationToken cancel)
    {
        using var whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        var blob = folder.Of(name);
        var blocks = new List<string>();
        var buffer = new byte[Block];
        while (await source.ReadAtLeastAsync(buffer, Block, throwOnEndOfStream: false, cancel) is > 0 and var read)
        {
            var block = buffer.AsMemory(0, read);
            whole.AppendData(block.Span);
            md5.AppendData(block.Span);
            blocks.Add(BlockId(blocks.Count, block.Span));
            if (await StageAsync(blob, name, blocks[^1], block, cancel) is { } taken)
                return taken;
            faults.Reached($"store.{kind}.block-sent");
        }

        VerifiedCopy.Require(sha256, Digest.OfHash(whole.GetHashAndReset()));
        var options = new CommitBlockListOptions
        {
            Conditions = OnlyIfAbsent(),
            HttpHeaders = new BlobHttpHeaders { ContentHash = md5.GetHashAndReset() },
            Metadata = Metadata(sha256),
            LegalHold = hold ? true : null,
        };
        faults.Reached($"store.{kind}.sending");
        var conflict = await TryAsync(name, async () => await blob.CommitBlockListAsync(blocks, options, cancel), cancel);
        faults.Reached($"store.{kind}.sent");
        return conflict;
    }

    private Task<RequestFailedException?> StageAsync(BlockBlobClient blob, string name, string id, ReadOnlyMemory<byte> block, CancellationToken cancel) =>
        TryAsync(name, async () => await blob.StageBlockAsync(id, BinaryData.FromBytes(block).ToStream(), cancellationToken: cancel), cancel);

    private async Task<RequestFailedException?> TryAsync<T>(string name, Func<Task<T>> call, CancellationToken cancel)
    {
        try
        {
            await folder.Calls.RunAsync(name, call, cancel, IsTaken);
            return null;
        }
        catch (RequestFailedException conflict) when (IsTaken(conflict))
        {
            return conflict;
        }
    }

    // Whoever commits first makes the service forget the blocks that others staged under the name.
    private static bool IsTaken(RequestFailedException failure) => BlobFailure.IsConflict(failure) || failure.ErrorCode == "InvalidBlockList";

    [SuppressMessage("Security", "CA5351", Justification = "The protocol's checksum against faults on the way; what bytes are is said by their SHA-256.")]
    private static byte[] Md5Of(ReadOnlySpan<byte> bytes) => MD5.HashData(bytes);

    private static BlobRequestConditions OnlyIfAbsent() => new() { IfNoneMatch = ETag.All };

    private static Dictionary<string, string>? Metadata(Digest? sha256) => sha256 is { } digest ? new() { [Sha256] = digest.Hex } : null;

    /// <summary>Of place and content: writers of one name share its staged blocks, and one with a damaged source must not slip its block under another's.</summary>
    private static string BlockId(int number, ReadOnlySpan<byte> block) => Convert.ToBase64String(Encoding.ASCII.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{number:D8}-{Digest.Of(block).Hex[..32]}")));
}
