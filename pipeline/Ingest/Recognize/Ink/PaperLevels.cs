using System.Runtime.InteropServices;
using Ingest.Native;

namespace Ingest.Recognize.Ink;

/// <summary>
/// The grey below which a pixel of an 8-bit page is ink: a share of the paper's own grey around it, so that yellowed and shaded paper stays paper.
/// The share is Otsu's for the whole page, within bounds: an empty page has no ink to part from paper.
/// </summary>
internal sealed class PaperLevels
{
    /// <summary>Rows and columns that share a limit.</summary>
    public const int Step = 16;
    private const int Tile = 64;
    private const int Sampled = 3;
    private const double BrightShare = 0.8;
    /// <summary>A tile darker than this share of the page's paper is something on the paper, not its shade.</summary>
    private const double DarkestShade = 0.6;
    private const double FaintestInk = 0.82;
    private const double BlackestLimit = 0.5;

    private readonly int columns;
    private readonly float[] paper;
    private readonly double share;

    private PaperLevels(float[] paper, int columns, double share) => (this.paper, this.columns, this.share) = (paper, columns, share);

    public static PaperLevels Of(Pix page)
    {
        // A rest at the edge belongs to the tile before: alone it might be nothing but ink.
        var (columns, rows) = (Math.Max(1, (page.Width + Tile / 2) / Tile), Math.Max(1, (page.Height + Tile / 2) / Tile));
        var histograms = new int[columns * rows * 256];
        var perLine = page.WordsPerLine * sizeof(uint);
        var bytes = MemoryMarshal.AsBytes(page.Words);
        for (var y = 0; y < page.Height; y += Sampled)
        {
            var row = bytes.Slice(y * perLine, page.Width);
            var tiles = histograms.AsSpan(Math.Min(rows - 1, y / Tile) * columns * 256, columns * 256);
            for (var x = 0; x < row.Length; x += Sampled)
                tiles[Math.Min(columns - 1, x / Tile) * 256 + row[x]]++;
        }
        var paper = new float[columns * rows];
        for (var i = 0; i < paper.Length; i++)
            paper[i] = Bright(histograms.AsSpan(i * 256, 256));
        var tone = paper.Order().ElementAt(paper.Length / 2);
        for (var i = 0; i < paper.Length; i++)
            paper[i] = Math.Max(paper[i], (float)(tone * DarkestShade));
        return new(paper, columns, Math.Clamp(OtsuShare(histograms, paper), BlackestLimit, FaintestInk));
    }

    /// <summary>The limits of a row, one for each column.</summary>
    public void LimitsAt(int y, Span<byte> limits)
    {
        for (var x = 0; x < limits.Length; x += Step)
            limits.Slice(x, Step).Fill((byte)Math.Clamp(PaperAt(x + Step / 2, y + Step / 2) * share, 1, 255));
    }

    private double PaperAt(int x, int y)
    {
        var rows = paper.Length / columns;
        var (fx, fy) = (Math.Clamp((x - Tile / 2f) / Tile, 0, columns - 1), Math.Clamp((y - Tile / 2f) / Tile, 0, rows - 1));
        var (cx, cy) = ((int)fx, (int)fy);
        var (nx, ny) = (Math.Min(cx + 1, columns - 1), Math.Min(cy + 1, rows - 1));
        var (dx, dy) = (fx - cx, fy - cy);
        return (paper[cy * columns + cx] * (1 - dx) + paper[cy * columns + nx] * dx) * (1 - dy)
            + (paper[ny * columns + cx] * (1 - dx) + paper[ny * columns + nx] * dx) * dy;
    }

    private static float Bright(ReadOnlySpan<int> histogram)
    {
        var total = 0;
        foreach (var count in histogram)
            total += count;
        var left = (int)(total * BrightShare);
        for (var value = 0; value < 256; value++)
        {
            if ((left -= histogram[value]) < 0)
                return value;
        }
        return 255;
    }

    /// <summary>Otsu's threshold over the greys as shares of their paper.</summary>
    private static double OtsuShare(ReadOnlySpan<int> histograms, ReadOnlySpan<float> paper)
    {
        Span<long> shares = stackalloc long[256];
        shares.Clear();
        for (var tile = 0; tile < paper.Length; tile++)
        {
            for (var value = 0; value < 256; value++)
                shares[Math.Min(255, (int)(value * 255 / Math.Max(1, paper[tile])))] += histograms[tile * 256 + value];
        }
        var (total, sum) = (0L, 0.0);
        for (var i = 0; i < 256; i++)
            (total, sum) = (total + shares[i], sum + (double)i * shares[i]);
        // Between ink and paper that are well apart all thresholds are as good: the middle one.
        var (below, sumBelow, best, first, last) = (0L, 0.0, -1.0, 128, 128);
        for (var i = 0; i < 255; i++)
        {
            (below, sumBelow) = (below + shares[i], sumBelow + (double)i * shares[i]);
            if (below == 0 || below == total)
                continue;
            var apart = sumBelow / below - (sum - sumBelow) / (total - below);
            var between = (double)below * (total - below) * apart * apart;
            if (between > best)
                (best, first) = (between, i + 1);
            if (between >= best)
                last = i + 1;
        }
        return (first + last) / 2 / 255.0;
    }
}
