using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Ingest.Model;
using Ingest.Native;

namespace Ingest.Recognize.Managed;

/// <summary>Where in a line there is ink: the edges of words are moved from the network's timesteps, which are coarse, to the letters.</summary>
internal sealed class InkProfile
{
    private byte[] darkest = [];
    private Box line;
    private LineCut cut;

    /// <summary>Measures the columns of a line, in pixels of the page.</summary>
    /// <param name="page">8 bits deep.</param>
    public void Measure(Pix page, Box box, LineCut measured)
    {
        (line, cut) = (box, measured);
        // Whole words of the page's rows: byte x of a row lies at x ^ 3.
        var perLine = page.WordsPerLine * sizeof(uint);
        var bytes = MemoryMarshal.AsBytes(page.Words);
        Room.Ensure(ref darkest, perLine);
        var (first, last) = (box.Left / 4 * 4, Math.Min(perLine, (box.Right + 3) / 4 * 4));
        darkest.AsSpan(first, last - first).Fill(byte.MaxValue);
        for (var y = box.Top; y < box.Bottom; y++)
        {
            var row = bytes.Slice(y * perLine, perLine);
            var x = first;
            for (; x + Vector128<byte>.Count <= last; x += Vector128<byte>.Count)
            {
                var value = Vector128.Create<byte>(row.Slice(x, Vector128<byte>.Count));
                if (cut.Inverted)
                    value = ~value;
                Vector128.Min(value, Vector128.Create<byte>(darkest.AsSpan(x, Vector128<byte>.Count))).CopyTo(darkest.AsSpan(x));
            }
            for (; x < last; x++)
                darkest[x] = Math.Min(darkest[x], Flip(row[x]));
        }
    }

    public bool HasInk(int column) => darkest[column ^ 3] <= cut.Middle;

    /// <summary>The widest space without ink in a stretch; its middle when there is none.</summary>
    public (int From, int To) WidestGap(int from, int to)
    {
        var (best, start) = ((From: (from + to) / 2, To: (from + to) / 2), from);
        for (var x = from; x <= to; x++)
        {
            if (x < to && !HasInk(x))
                continue;
            if (x - start > best.To - best.From)
                best = (start, x);
            start = x + 1;
        }
        return best;
    }

    public int FirstInk(int from, int to)
    {
        for (var x = from; x < to; x++)
        {
            if (HasInk(x))
                return x;
        }
        return from;
    }

    public int AfterLastInk(int from, int to)
    {
        for (var x = to; x > from; x--)
        {
            if (HasInk(x - 1))
                return x;
        }
        return to;
    }

    /// <summary>The rows of the line between which the columns of a word have ink.</summary>
    public (int Top, int Bottom) Rows(Pix page, int from, int to)
    {
        var perLine = page.WordsPerLine * sizeof(uint);
        var bytes = MemoryMarshal.AsBytes(page.Words);
        var (top, bottom) = (line.Top, line.Bottom);
        while (top < bottom && !RowHasInk(bytes.Slice(top * perLine, perLine), from, to))
            top++;
        while (bottom > top && !RowHasInk(bytes.Slice((bottom - 1) * perLine, perLine), from, to))
            bottom--;
        return top < bottom ? (top, bottom) : (line.Top, line.Bottom);
    }

    private bool RowHasInk(ReadOnlySpan<byte> row, int from, int to)
    {
        for (var x = from; x < to; x++)
        {
            if (Flip(row[x ^ 3]) <= cut.Middle)
                return true;
        }
        return false;
    }

    private byte Flip(byte grey) => cut.Inverted ? (byte)~grey : grey;
}
