using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs.Models;
using Ingest.Model;

namespace Ingest.Deposit.Blobs;

/// <summary>
/// The store in blobs of an Azure storage account, laid out as on disk. Any number of threads, processes and machines may share it: the service creates
/// a blob only if there is none of its name. A name that is taken is no success yet; what lies there is compared first. Decision 0015.
/// </summary>
public sealed class BlobStore : IDepositStore, IStrayFiles
{
    /// <summary>Up to here an object that is there already is read and compared by its digest, above by length and the digest its writer noted.</summary>
    private const long ComparedWhole = 1 << 20;

    /// <summary>From here on asking first is cheaper than sending in vain: a large PDF is the object of each of its pages.</summary>
    private const long AskedFirst = 1 << 18;

    private readonly StorePlace place;
    private readonly BlobFolder folder;
    private readonly BlobWriter writer;
    private readonly bool hold;

    private BlobStore(StorePlace place, BlobFolder folder, FaultPoints faults, bool hold) =>
        (this.place, this.folder, writer, this.hold) = (place, folder, new BlobWriter(folder, faults, hold), hold);

    /// <exception cref="ConfigurationException">No usable connection.</exception>
    public static BlobStore Open(StorePlace place, StoreOptions access, FaultPoints faults) =>
        new(place, new BlobFolder(BlobConnection.Open(place, access), place), faults, access.IsGoverned);

    /// <summary>Where it lies, with the account, for people.</summary>
    public string Name => folder.Calls.Place;

    public async ValueTask<int> CheckAsync(CancellationToken cancel)
    {
        var format = await folder.ReadAsync(StoreLayout.Format, cancel);
        if (format is null)
        {
            await folder.CreateContainerAsync(cancel);
            if (await HoldsForeignBlobsAsync(cancel) && await folder.FindAsync(StoreLayout.Format, cancel) is null)
                throw new StoreException($"{Name} is not a store and not empty.", "Name an empty container or a new prefix with --store azure:CONTAINER/PREFIX.");
        }

        // Refused when it is there, but not before the service has asked whether we may write.
        if (await writer.CreateAsync(StoreLayout.Format, "format", StoreFormat.Current, null, cancel) is { } taken)
            format ??= await folder.ReadAsync(StoreLayout.Format, cancel) ?? throw BlobFailure.Of(Name, StoreLayout.Format, taken);
        var version = StoreFormat.Check(format ?? StoreFormat.Current, Name);
        if (hold)
            await new BlobHold(folder, writer).ProveAsync(cancel);
        return version;
    }

    /// <summary>Is there a store? Creates nothing.</summary>
    /// <exception cref="StoreException">The account cannot be reached.</exception>
    public async ValueTask<bool> ExistsAsync(CancellationToken cancel) =>
        await folder.HasContainerAsync(cancel) && await folder.FindAsync(StoreLayout.Format, cancel) is not null;

    public async ValueTask PutObjectAsync(Digest sha256, string file, CancellationToken cancel)
    {
        await using var source = StoreFailure.At(file, () => new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous));
        if (await IsThereAlreadyAsync(sha256, source.Length, cancel))
            return;
        RequestFailedException? taken;
        if (source.Length <= BlobWriter.Block)
        {
            var bytes = await ReadAsync(source, file, cancel);
            VerifiedCopy.Require(sha256, Digest.Of(bytes));
            taken = await writer.CreateAsync(StoreLayout.Object(sha256), "object", bytes, sha256, cancel);
        }
        else
        {
            taken = await writer.CreateAsync(StoreLayout.Object(sha256), "object", source, sha256, cancel);
        }

        await SettleAsync(sha256, source.Length, taken, cancel);
    }

    public async ValueTask PutObjectAsync(Digest sha256, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        VerifiedCopy.Require(sha256, Digest.Of(bytes.Span));
        if (await IsThereAlreadyAsync(sha256, bytes.Length, cancel))
            return;
        var name = StoreLayout.Object(sha256);
        var taken = bytes.Length <= BlobWriter.Block
            ? await writer.CreateAsync(name, "object", bytes, sha256, cancel)
            : await writer.CreateAsync(name, "object", BinaryData.FromBytes(bytes).ToStream(), sha256, cancel);
        await SettleAsync(sha256, bytes.Length, taken, cancel);
    }

    public async ValueTask<bool> HasObjectAsync(Digest sha256, CancellationToken cancel) =>
        await folder.FindAsync(StoreLayout.Object(sha256), cancel) is not null || await NotThereAsync(cancel);

    public async ValueTask<Stream> OpenObjectAsync(Digest sha256, CancellationToken cancel)
    {
        if (await folder.OpenAsync(StoreLayout.Object(sha256), cancel) is { } stream)
            return stream;
        await NotThereAsync(cancel);
        throw StoreFailure.Missing($"object {sha256}");
    }

    public async ValueTask DeleteObjectAsync(Digest sha256, CancellationToken cancel)
    {
        var name = StoreLayout.Object(sha256);
        if (await folder.FindAsync(name, cancel) is not { } there)
            return;
        // Only our own hold is let go; with governance off a hold is somebody else's, and the deletion fails with its name.
        if (hold && there.HasLegalHold)
            await folder.HoldAsync(name, hold: false, cancel);
        await folder.DeleteAsync(name, cancel);
    }

    public async ValueTask<bool> TryCreateRecordAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        var taken = await writer.CreateAsync(RecordName.Check(name), "record", bytes, null, cancel);
        if (taken is null)
            return true;
        var there = await folder.ReadAsync(name, cancel) ?? throw BlobFailure.Of(Name, name, taken);
        if (hold && await folder.FindAsync(name, cancel) is { HasLegalHold: false })
            await folder.HoldAsync(name, hold: true, cancel);
        return there.AsSpan().SequenceEqual(bytes.Span);
    }

    public async ValueTask<ReadOnlyMemory<byte>> ReadRecordAsync(string name, CancellationToken cancel)
    {
        if (await folder.ReadAsync(RecordName.Check(name), cancel) is { } bytes)
            return bytes;
        await NotThereAsync(cancel);
        return default;
    }

    public IAsyncEnumerable<string> ListRecordsAsync(string prefix, CancellationToken cancel) =>
        NamesAsync(RecordName.CheckPrefix(prefix), n => RecordName.IsValid(n) && n != StoreLayout.Format, cancel);

    public IAsyncEnumerable<Digest> ListObjectsAsync(CancellationToken cancel) =>
        NamesAsync(StoreLayout.Objects + "/", StoreLayout.IsObject, cancel).Select(n => Digest.Parse(n[^64..]));

    public IAsyncEnumerable<string> ListStrayAsync(CancellationToken cancel) => NamesAsync("", IsStray, cancel);

    private static bool IsStray(string name) =>
        !StoreLayout.IsObject(name) && !RecordName.IsValid(name) && !name.StartsWith(StoreLayout.Temp + "/", StringComparison.Ordinal);

    private async IAsyncEnumerable<string> NamesAsync(string below, Predicate<string> wanted, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (await folder.FindAsync(StoreLayout.Format, cancel) is null)
            await NotThereAsync(cancel);
        await foreach (var name in folder.NamesAsync(below, cancel))
            if (wanted(name))
                yield return name;
    }

    private async ValueTask<bool> IsThereAlreadyAsync(Digest sha256, long length, CancellationToken cancel)
    {
        if (length <= AskedFirst || await folder.FindAsync(StoreLayout.Object(sha256), cancel) is not { } there)
            return false;
        await RequireSameAsync(sha256, length, there, cancel);
        return true;
    }

    /// <summary>Ours when nothing was in the way; else what lies there must be the same. That is also where an attempt ends whose answer was lost.</summary>
    private async ValueTask SettleAsync(Digest sha256, long length, RequestFailedException? taken, CancellationToken cancel)
    {
        if (taken is null)
            return;
        var name = StoreLayout.Object(sha256);
        await RequireSameAsync(sha256, length, await folder.FindAsync(name, cancel) ?? throw BlobFailure.Of(Name, name, taken), cancel);
    }

    private async ValueTask RequireSameAsync(Digest sha256, long length, BlobProperties there, CancellationToken cancel)
    {
        if (there.ContentLength != length || !await HasDigestAsync(sha256, there, cancel))
            throw StoreFailure.Different($"object {sha256}", "with other bytes");
        if (hold && !there.HasLegalHold)
            await folder.HoldAsync(StoreLayout.Object(sha256), hold: true, cancel);
    }

    private async ValueTask<bool> HasDigestAsync(Digest sha256, BlobProperties there, CancellationToken cancel)
    {
        if (there.ContentLength > ComparedWhole && there.Metadata.TryGetValue(BlobWriter.Sha256, out var noted))
            return noted == sha256.Hex;
        await using var stream = await folder.OpenAsync(StoreLayout.Object(sha256), cancel) ?? throw StoreFailure.Missing($"object {sha256}");
        return await Digest.OfAsync(stream, cancel) == sha256;
    }

    /// <summary>"Not there" is only an answer when the store itself is.</summary>
    private async ValueTask<bool> NotThereAsync(CancellationToken cancel) =>
        await folder.FindAsync(StoreLayout.Format, cancel) is not null
            ? false
            : throw new StoreException($"The store {Name} is away: it has no {StoreLayout.Format}.", "The container may have been deleted or moved: restore it or correct --store. Then run 'ingest resume'.");

    private async ValueTask<bool> HoldsForeignBlobsAsync(CancellationToken cancel) =>
        await folder.NamesAsync("", cancel).AnyAsync(n => !n.StartsWith(StoreLayout.Temp + "/", StringComparison.Ordinal), cancel);

    private static async Task<byte[]> ReadAsync(FileStream source, string file, CancellationToken cancel)
    {
        try
        {
            var bytes = new byte[source.Length];
            await source.ReadExactlyAsync(bytes, cancel);
            return bytes;
        }
        catch (IOException failure)
        {
            throw StoreFailure.Of(file, failure);
        }
    }
}
