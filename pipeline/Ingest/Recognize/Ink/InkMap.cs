using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Ingest.Model;
using Ingest.Native;

namespace Ingest.Recognize.Ink;

/// <summary>The ink of a page, one bit a pixel: row after row of 64-bit words, the leftmost pixel in the lowest bit, nothing beyond the width.</summary>
internal sealed class InkMap
{
    private const int Lanes = 64;

    private readonly ulong[] words;

    private InkMap(int width, int height)
    {
        (Width, Height, WordsPerRow) = (width, height, (width + Lanes - 1) / Lanes);
        words = new ulong[WordsPerRow * height];
    }

    public int Width { get; }
    public int Height { get; }
    public int WordsPerRow { get; }

    public ReadOnlySpan<ulong> Row(int y) => words.AsSpan(y * WordsPerRow, WordsPerRow);

    /// <param name="page">1 bit deep, or 8 bits: then ink is what is clearly darker than the paper around it.</param>
    public static InkMap Of(Pix page)
    {
        var map = new InkMap(page.Width, page.Height);
        if (page.Depth == 1)
            map.Copy(page);
        else
            map.Threshold(page, PaperLevels.Of(page));
        return map;
    }

    /// <summary>A copy of a part that lies inside.</summary>
    public InkMap Part(Box part)
    {
        var copy = new InkMap(part.Width, part.Height);
        var (first, shift) = (part.Left / Lanes, part.Left % Lanes);
        for (var y = 0; y < copy.Height; y++)
        {
            var from = Row(part.Top + y)[first..];
            var to = copy.words.AsSpan(y * copy.WordsPerRow, copy.WordsPerRow);
            for (var i = 0; i < to.Length; i++)
                to[i] = from[i] >> shift | (shift > 0 && i + 1 < from.Length ? from[i + 1] << (Lanes - shift) : 0);
            to[^1] &= copy.LastMask;
        }
        return copy;
    }

    private void Copy(Pix page)
    {
        var pixels = page.Words;
        var perLine = page.WordsPerLine;
        for (var y = 0; y < Height; y++)
        {
            var from = pixels.Slice(y * perLine, perLine);
            var to = words.AsSpan(y * WordsPerRow, WordsPerRow);
            for (var i = 0; i < to.Length; i++)
            {
                var low = Reversed(from[2 * i]);
                to[i] = 2 * i + 1 < from.Length ? low | (ulong)Reversed(from[2 * i + 1]) << 32 : low;
            }
            to[^1] &= LastMask;
        }
    }

    private void Threshold(Pix page, PaperLevels levels)
    {
        var perLine = page.WordsPerLine * sizeof(uint);
        var bytes = MemoryMarshal.AsBytes(page.Words);
        var limits = new byte[WordsPerRow * Lanes];
        var padded = new byte[WordsPerRow * Lanes];
        for (var y = 0; y < Height; y++)
        {
            if (y % PaperLevels.Step == 0)
                levels.LimitsAt(y, limits);
            bytes.Slice(y * perLine, perLine).CopyTo(padded);
            Threshold(padded, limits, words.AsSpan(y * WordsPerRow, WordsPerRow));
            words[(y + 1) * WordsPerRow - 1] &= LastMask;
        }
    }

    private static void Threshold(ReadOnlySpan<byte> grey, ReadOnlySpan<byte> limits, Span<ulong> ink)
    {
        for (var i = 0; i < ink.Length; i++)
        {
            var at = i * Lanes;
            ulong bits = Vector256.LessThan(Vector256.Create(grey.Slice(at, 32)), Vector256.Create(limits.Slice(at, 32))).ExtractMostSignificantBits();
            bits |= (ulong)Vector256.LessThan(Vector256.Create(grey.Slice(at + 32, 32)), Vector256.Create(limits.Slice(at + 32, 32))).ExtractMostSignificantBits() << 32;
            // Leptonica's rows are 32-bit words with the first pixel in the highest byte: four bits at a time stand in reverse.
            bits = (bits & 0x3333333333333333) << 2 | bits >> 2 & 0x3333333333333333;
            ink[i] = (bits & 0x5555555555555555) << 1 | bits >> 1 & 0x5555555555555555;
        }
    }

    private ulong LastMask => Width % Lanes == 0 ? ulong.MaxValue : (1UL << Width % Lanes) - 1;

    private static uint Reversed(uint bits)
    {
        bits = (bits & 0x55555555) << 1 | bits >> 1 & 0x55555555;
        bits = (bits & 0x33333333) << 2 | bits >> 2 & 0x33333333;
        bits = (bits & 0x0f0f0f0f) << 4 | bits >> 4 & 0x0f0f0f0f;
        return BinaryPrimitives.ReverseEndianness(bits);
    }
}
