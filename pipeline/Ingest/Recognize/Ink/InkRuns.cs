using System.Numerics;

namespace Ingest.Recognize.Ink;

/// <summary>Pixels of ink side by side in one row; <see cref="Label"/> is free for whoever looks at it.</summary>
internal struct InkRun(int from, int to)
{
    public readonly int From = from;
    public readonly int To = to;
    public int Label;

    public readonly int Length => To - From;
}

/// <summary>Finds the runs of ink in a row of an <see cref="InkMap"/>.</summary>
internal static class InkRuns
{
    /// <param name="runs">Grows where it must; kept for the next row.</param>
    /// <returns>How many there are, from left to right.</returns>
    public static int Find(ReadOnlySpan<ulong> row, ref InkRun[] runs)
    {
        var (found, open) = (0, -1);
        for (var i = 0; i < row.Length; i++)
        {
            var word = row[i];
            if (word == 0 && open < 0)
                continue;
            var at = 0;
            while (at < 64)
            {
                var rest = (open < 0 ? word : ~word) >> at;
                if (rest == 0)
                    break;
                at += BitOperations.TrailingZeroCount(rest);
                if (open < 0)
                {
                    open = i * 64 + at;
                    continue;
                }
                if (found == runs.Length)
                    Array.Resize(ref runs, 2 * found);
                runs[found++] = new InkRun(open, i * 64 + at);
                open = -1;
            }
        }
        if (open >= 0)
        {
            if (found == runs.Length)
                Array.Resize(ref runs, 2 * found);
            runs[found++] = new InkRun(open, row.Length * 64);
        }
        return found;
    }
}
