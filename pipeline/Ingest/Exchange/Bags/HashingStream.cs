using System.Security.Cryptography;
using Ingest.Model;

namespace Ingest.Exchange.Bags;

/// <summary>Counts and digests what is written on its way into a file. Owns the file.</summary>
internal sealed class HashingStream(FileStream file) : Stream
{
    private readonly IncrementalHash sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly IncrementalHash sha512 = IncrementalHash.CreateHash(HashAlgorithmName.SHA512);

    public long Written { get; private set; }

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => Written;

    public override long Position
    {
        get => Written;
        set => throw new NotSupportedException();
    }

    public Digest Sha256() => Digest.OfHash(sha256.GetHashAndReset());

    public string Sha512() => Convert.ToHexStringLower(sha512.GetHashAndReset());

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        sha256.AppendData(buffer);
        sha512.AppendData(buffer);
        Written += buffer.Length;
        file.Write(buffer);
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        sha256.AppendData(buffer.Span);
        sha512.AppendData(buffer.Span);
        Written += buffer.Length;
        await file.WriteAsync(buffer, cancellationToken);
    }

    public override void Flush() => file.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
            sha256.Dispose();
            sha512.Dispose();
        }

        base.Dispose(disposing);
    }
}
