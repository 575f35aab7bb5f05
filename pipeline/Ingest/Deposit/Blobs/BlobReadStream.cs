using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Ingest.Deposit.Blobs;

/// <summary>
/// A blob from its first byte to its last, piece by piece, each piece checked by its MD5 (the service computes one for at most 4 MiB). All pieces are
/// of one version of the blob. One piece is held in memory. Failures are <see cref="StoreException"/>, also while reading.
/// </summary>
internal sealed class BlobReadStream : Stream
{
    private const int Piece = 4 << 20;

    private readonly BlockBlobClient blob;
    private readonly BlobCalls calls;
    private readonly string name;
    private ReadOnlyMemory<byte> piece;
    private long pieceStart;
    private ETag? version;
    private long position;

    private BlobReadStream(BlockBlobClient blob, BlobCalls calls, string name) => (this.blob, this.calls, this.name) = (blob, calls, name);

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length => length;
    private long length;

    public override long Position
    {
        get => position;
        set => position = value is >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <exception cref="RequestFailedException">There is no such blob.</exception>
    public static async Task<BlobReadStream> OpenAsync(BlockBlobClient blob, BlobCalls calls, string name, CancellationToken cancel)
    {
        var stream = new BlobReadStream(blob, calls, name);
        try
        {
            stream.Take(0, await calls.RunAsync(
                name, async () => (await blob.DownloadContentAsync(stream.Range(0), cancel)).Value, cancel,
                e => BlobFailure.IsAbsent(e) || e.Status == 416));
        }
        catch (RequestFailedException e) when (e.Status == 416)
        {
            // No first byte: the blob is empty.
        }

        return stream;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (position >= length || buffer.IsEmpty)
            return 0;
        if (!IsLoaded)
            Take(position, await calls.RunAsync(name, async () => (await blob.DownloadContentAsync(Range(position), cancellationToken)).Value, cancellationToken));
        return Copy(buffer.Span);
    }

    public override int Read(Span<byte> buffer)
    {
        if (position >= length || buffer.IsEmpty)
            return 0;
        if (!IsLoaded)
            Take(position, calls.Run(name, () => blob.DownloadContent(Range(position)).Value));
        return Copy(buffer);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => position + offset,
        _ => length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private bool IsLoaded => position >= pieceStart && position < pieceStart + piece.Length;

    private BlobDownloadOptions Range(long start) => new()
    {
        Range = new HttpRange(start, Piece),
        Conditions = version is { } one ? new BlobRequestConditions { IfMatch = one } : null,
    };

    private void Take(long start, BlobDownloadResult result)
    {
        // "bytes 0-99/100"
        var range = result.Details.ContentRange ?? "";
        length = long.TryParse(range[(range.LastIndexOf('/') + 1)..], System.Globalization.CultureInfo.InvariantCulture, out var whole) ? whole : result.Content.ToMemory().Length;
        piece = result.Content.ToMemory();
        pieceStart = start;
        version ??= result.Details.ETag;
        if (piece.IsEmpty && start < length)
            throw BlobFailure.Of(calls.Place, name, new InvalidDataException());
    }

    private int Copy(Span<byte> buffer)
    {
        var rest = piece.Span[(int)(position - pieceStart)..];
        var count = Math.Min(rest.Length, buffer.Length);
        rest[..count].CopyTo(buffer);
        position += count;
        return count;
    }
}
