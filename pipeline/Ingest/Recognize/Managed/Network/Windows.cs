using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Ingest.Recognize.Managed;

/// <summary>
/// Windows of 3 by 3 pixels around each pixel of a row, column by column. What lies beyond the picture is noise, drawn anew for each window
/// in the order in which the original visits them (convolve.cpp).
/// </summary>
internal static class Windows
{
    /// <summary>Numbers of a window: nine pixels and a zero.</summary>
    public const int Size = 10;
    public const int Pairs = Size / 2;
    private const int Side = 3;

    /// <param name="windows">At least <see cref="RoomFor"/> the width.</param>
    public static void FillRow(ReadOnlySpan<short> picture, int width, int height, int y, ReadOnlySpan<short> noise, ref int used, Span<short> windows)
    {
        if (y == 0 || y == height - 1 || width < 2)
        {
            for (var x = 0; x < width; x++)
                FillEdge(picture, width, height, x, y, noise, ref used, windows[(x * Size)..]);
            return;
        }
        FillEdge(picture, width, height, 0, y, noise, ref used, windows);
        FillInner(picture.Slice((y - 1) * width, Side * width), width, windows[..RoomFor(width)]);
        FillEdge(picture, width, height, width - 1, y, noise, ref used, windows[((width - 1) * Size)..]);
    }

    /// <summary>Numbers to provide for a row of windows; a little more than is used.</summary>
    public static int RoomFor(int width) => width * Size + 2;

    /// <summary>Numbers of noise that are used for a picture, at most.</summary>
    public static int NoiseFor(int width, int height) => 2 * Side * width + Side * Side * height + 2 * Side;

    // A column of three pixels is the same in three windows: it is put together once and written as 64 bits, the fourth number overwritten by the next.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void FillInner(ReadOnlySpan<short> rows, int width, Span<short> windows)
    {
        ref var above = ref Unsafe.AsRef(in MemoryMarshal.GetReference(rows));
        ref var middle = ref Unsafe.Add(ref above, width);
        ref var below = ref Unsafe.Add(ref middle, width);
        ref var target = ref Unsafe.As<short, byte>(ref Unsafe.Add(ref MemoryMarshal.GetReference(windows), Size));
        var (last, here) = (Column(ref above, ref middle, ref below, 0), Column(ref above, ref middle, ref below, 1));
        for (nint x = 1; x < width - 1; x++)
        {
            var next = Column(ref above, ref middle, ref below, x + 1);
            Unsafe.WriteUnaligned(ref target, last);
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, Side * sizeof(short)), here);
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, 2 * Side * sizeof(short)), next);
            target = ref Unsafe.Add(ref target, Size * sizeof(short));
            (last, here) = (here, next);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Column(ref short above, ref short middle, ref short below, nint x) =>
        (ushort)Unsafe.Add(ref above, x) | (ulong)(ushort)Unsafe.Add(ref middle, x) << 16 | (ulong)(ushort)Unsafe.Add(ref below, x) << 32;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void FillEdge(ReadOnlySpan<short> picture, int width, int height, int x, int y, ReadOnlySpan<short> noise, ref int used, Span<short> window)
    {
        var place = 0;
        for (var column = x - 1; column <= x + 1; column++)
        {
            for (var row = y - 1; row <= y + 1; row++, place++)
                window[place] = column < 0 || column >= width || row < 0 || row >= height ? noise[used++] : picture[row * width + column];
        }
        window[Size - 1] = 0;
    }
}
