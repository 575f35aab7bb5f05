using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Ingest.Model;
using Ingest.Native;

namespace Ingest.Recognize.Managed;

/// <summary>A small grey picture, row after row without padding, 0 = black. Its memory is kept for the next.</summary>
internal sealed class GreyPicture
{
    /// <summary>Readable beyond the last pixel, so that vectors need no special end.</summary>
    public const int Slack = 64;

    private static readonly Vector128<byte> Order = Vector128.Create((byte)3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12);

    private byte[] pixels = [];

    public int Width { get; private set; }

    public int Height { get; private set; }

    public Span<byte> Pixels => pixels.AsSpan(0, Width * Height);

    /// <summary>A row and what follows it.</summary>
    public Span<byte> From(int row) => pixels.AsSpan(row * Width);

    public Span<byte> Row(int row) => pixels.AsSpan(row * Width, Width);

    public void Resize(int width, int height)
    {
        (Width, Height) = (width, height);
        Room.Ensure(ref pixels, width * height + Slack);
    }

    /// <summary>Takes a part of a page.</summary>
    /// <param name="page">8 bits deep; the box lies in it.</param>
    public void Cut(Pix page, Box box)
    {
        Resize(box.Width, box.Height);
        var perLine = page.WordsPerLine * sizeof(uint);
        var bytes = MemoryMarshal.AsBytes(page.Words);
        for (var y = 0; y < Height; y++)
            CutRow(bytes.Slice((box.Top + y) * perLine, perLine), box.Left, Row(y));
    }

    // The rows of a page are words with the first pixel in the highest byte: byte x lies at x ^ 3.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void CutRow(ReadOnlySpan<byte> from, int left, Span<byte> to)
    {
        var x = 0;
        for (; x < to.Length && (left + x) % 4 != 0; x++)
            to[x] = from[(left + x) ^ 3];
        for (; x <= to.Length - Vector128<byte>.Count; x += Vector128<byte>.Count)
            Vector128.Shuffle(Vector128.Create(from[(left + x)..]), Order).CopyTo(to[x..]);
        for (; x < to.Length; x++)
            to[x] = from[(left + x) ^ 3];
    }
}
