using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Ingest.Recognize.Managed;

/// <summary>Scales a picture by linear interpolation in 16ths of a pixel (scaleGrayLILow).</summary>
internal sealed class Interpolation
{
    private ushort[] mixed = [];
    private int[] places = [];

    public void Scale(GreyPicture from, GreyPicture to)
    {
        Room.Ensure(ref mixed, from.Width + GreyPicture.Slack);
        Room.Ensure(ref places, to.Width);
        var step = 16f * from.Width / to.Width;
        for (var x = 0; x < to.Width; x++)
            places[x] = (int)(step * x);
        step = 16f * from.Height / to.Height;
        for (var y = 0; y < to.Height; y++)
        {
            var place = (int)(step * y);
            var below = Math.Min((place >> 4) + 1, from.Height - 1);
            Mix(from.Row(place >> 4), from.Row(below), place & 15, mixed);
            mixed[from.Width] = mixed[from.Width - 1];
            Pick(to.Row(y));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Mix(ReadOnlySpan<byte> above, ReadOnlySpan<byte> below, int share, Span<ushort> to)
    {
        var x = 0;
        for (; x <= above.Length - Vector<byte>.Count; x += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(above[x..]), out var aboveLow, out var aboveHigh);
            Vector.Widen(new Vector<byte>(below[x..]), out var belowLow, out var belowHigh);
            (aboveLow * (ushort)(16 - share) + belowLow * (ushort)share).CopyTo(to[x..]);
            (aboveHigh * (ushort)(16 - share) + belowHigh * (ushort)share).CopyTo(to[(x + Vector<ushort>.Count)..]);
        }
        for (; x < above.Length; x++)
            to[x] = (ushort)((16 - share) * above[x] + share * below[x]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Pick(Span<byte> row)
    {
        ref var place = ref MemoryMarshal.GetArrayDataReference(places);
        ref var column = ref MemoryMarshal.GetArrayDataReference(mixed);
        for (var x = 0; x < row.Length; x++)
        {
            var (whole, share) = (Unsafe.Add(ref place, x) >> 4, Unsafe.Add(ref place, x) & 15);
            var both = Unsafe.ReadUnaligned<uint>(ref Unsafe.As<ushort, byte>(ref Unsafe.Add(ref column, whole)));
            row[x] = (byte)((int)(both & ushort.MaxValue) * (16 - share) + (int)(both >> 16) * share + 128 >> 8);
        }
    }
}
