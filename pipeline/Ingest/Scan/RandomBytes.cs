using Microsoft.Win32.SafeHandles;

namespace Ingest.Scan;

/// <summary>Bytes read by position, so that a file of gigabytes never lies in memory whole.</summary>
internal abstract class RandomBytes : IDisposable
{
    public abstract long Length { get; }

    /// <returns>How many bytes there were: less than asked at the end, 0 beyond it.</returns>
    public abstract int Read(long offset, Span<byte> into);

    /// <summary>At most <paramref name="count"/> bytes; shorter at the end.</summary>
    public byte[] Slice(long offset, int count)
    {
        var there = (int)Math.Clamp(Length - offset, 0, count);
        if (offset < 0 || there == 0)
            return [];
        var bytes = new byte[there];
        var read = Read(offset, bytes);
        return read == there ? bytes : bytes[..read];
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}

/// <summary>A file opened for reading; owns the handle.</summary>
internal sealed class FileBytes(string path) : RandomBytes
{
    private readonly SafeFileHandle handle = File.OpenHandle(path, options: FileOptions.RandomAccess);

    public override long Length => RandomAccess.GetLength(handle);

    public override int Read(long offset, Span<byte> into)
    {
        var total = 0;
        while (total < into.Length && RandomAccess.Read(handle, into[total..], offset + total) is > 0 and var read)
            total += read;
        return total;
    }

    protected override void Dispose(bool disposing)
    {
        handle.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>An encoded page already in memory.</summary>
internal sealed class MemoryBytes(ReadOnlyMemory<byte> bytes) : RandomBytes
{
    public override long Length => bytes.Length;

    public override int Read(long offset, Span<byte> into)
    {
        if (offset < 0 || offset >= bytes.Length)
            return 0;
        var there = bytes.Span[(int)offset..];
        there = there[..Math.Min(there.Length, into.Length)];
        there.CopyTo(into);
        return there.Length;
    }
}
