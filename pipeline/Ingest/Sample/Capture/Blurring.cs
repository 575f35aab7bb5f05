using System.Runtime.InteropServices;

namespace Ingest.Sample.Capture;

/// <summary>The softness of a scanner's optics: weights 1 2 1 in both directions, eight samples at a time.</summary>
internal static class Blurring
{
    private const ulong NoLowBits = 0xFEFEFEFEFEFEFEFE;

    public static void Soften(this Photograph photo)
    {
        var row = photo.Width * photo.Channels;
        var source = (byte[])photo.Samples.Clone();
        Pass(source, photo.Samples, photo.Channels);
        photo.Samples.CopyTo(source, 0);
        Pass(source, photo.Samples, row);
    }

    private static void Pass(byte[] source, byte[] target, int step)
    {
        var count = (source.Length - 2 * step) / 8;
        var before = MemoryMarshal.Cast<byte, ulong>(source.AsSpan(0, count * 8));
        var here = MemoryMarshal.Cast<byte, ulong>(source.AsSpan(step, count * 8));
        var after = MemoryMarshal.Cast<byte, ulong>(source.AsSpan(2 * step, count * 8));
        var into = MemoryMarshal.Cast<byte, ulong>(target.AsSpan(step, count * 8));
        for (var i = 0; i < count; i++)
            into[i] = Mean(Mean(before[i], after[i]), here[i]);
    }

    // Mean of bytes inside a word without carry into the neighbour (Dietz, "The Aggregate Magic Algorithms").
    private static ulong Mean(ulong a, ulong b) => (a | b) - (((a ^ b) & NoLowBits) >> 1);
}
