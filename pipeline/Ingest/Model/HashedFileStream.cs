using System.Security.Cryptography;

namespace Ingest.Model;

/// <summary>A file written once from front to end that knows its digest and length when it is done. Disposing closes it.</summary>
public sealed class HashedFileStream : Stream
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly IncrementalHash? longHash;
    private readonly FileStream file;
    private long length;

    /// <param name="mode"><see cref="FileMode.CreateNew"/> where nothing may be there yet.</param>
    /// <param name="sha512">Digests by SHA-512, too.</param>
    public HashedFileStream(string path, FileMode mode = FileMode.Create, bool sha512 = false)
    {
        Path = path;
        file = new FileStream(path, mode, FileAccess.Write, FileShare.Read, 1 << 16);
        longHash = sha512 ? IncrementalHash.CreateHash(HashAlgorithmName.SHA512) : null;
    }

    public string Path { get; }

    /// <summary>Digest of everything written so far.</summary>
    public Digest Sha256 => Digest.OfHash(hash.GetCurrentHash());

    /// <summary>The same by SHA-512, in lower-case hex; empty when it was not asked for.</summary>
    public string Sha512 => longHash is null ? "" : Convert.ToHexStringLower(longHash.GetCurrentHash());

    public override long Length => length;
    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;

    public override long Position
    {
        get => length;
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        file.Write(buffer);
        hash.AppendData(buffer);
        longHash?.AppendData(buffer);
        length += buffer.Length;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => file.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
            hash.Dispose();
            longHash?.Dispose();
        }
        base.Dispose(disposing);
    }
}
