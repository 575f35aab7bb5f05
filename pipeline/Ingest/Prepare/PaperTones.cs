using System.Runtime.Intrinsics;

namespace Ingest.Prepare;

/// <summary>The grey of the empty paper across a page: yellowed, shaded towards the fold, but never as dark as a picture.</summary>
internal sealed class PaperTones
{
    /// <summary>About 4 mm at the resolution of <see cref="PaperView"/>: more than a line of text is high, less than a shadow is wide.</summary>
    private const int Tile = 16;

    private const double BrightShare = 0.8;
    /// <summary>A tile darker than this share of the page's paper is something on the paper, not its shade.</summary>
    private const double DarkestShade = 0.75;

    private readonly int columns;
    private readonly int width;
    private readonly float[] tiles;

    private PaperTones(float[] tiles, int columns, int width, double tone)
    {
        this.tiles = tiles;
        this.columns = columns;
        this.width = width;
        Tone = tone;
    }

    public double Tone { get; }

    public static PaperTones Of(ReadOnlySpan<byte> grey, int width, int height)
    {
        var (columns, rows) = ((width + Tile - 1) / Tile, (height + Tile - 1) / Tile);
        var tiles = new float[columns * rows];
        for (var i = 0; i < tiles.Length; i++)
            tiles[i] = Bright(grey, width, height, i % columns * Tile, i / columns * Tile);
        var sorted = tiles.Order().ToArray();
        var tone = sorted[sorted.Length / 2];
        for (var i = 0; i < tiles.Length; i++)
            tiles[i] = Math.Max(tiles[i], (float)(tone * DarkestShade));
        return new(tiles, columns, width, tone);
    }

    /// <summary>How much darker than the paper each pixel is, 255 = black.</summary>
    public byte[] Contrast(ReadOnlySpan<byte> grey)
    {
        var result = new byte[grey.Length];
        var papers = new float[width];
        for (var start = 0; start < grey.Length; start += width)
        {
            Row(start / width, papers);
            var row = grey.Slice(start, width);
            var contrast = result.AsSpan(start, width);
            Contrast(row, papers, contrast);
        }
        return result;
    }

    private static void Contrast(ReadOnlySpan<byte> row, ReadOnlySpan<float> papers, Span<byte> contrast)
    {
        var x = 0;
        for (; x + Vector128<byte>.Count <= row.Length; x += Vector128<byte>.Count)
        {
            var (low, high) = Vector128.Widen(Vector128.Create(row[x..]));
            var words = Vector256.Narrow(Darker(low, papers[x..]), Darker(high, papers[(x + Vector256<float>.Count)..]));
            Vector128.Narrow(words.GetLower(), words.GetUpper()).CopyTo(contrast[x..]);
        }
        for (; x < row.Length; x++)
            contrast[x] = (byte)Math.Clamp((papers[x] - row[x]) * 255 / Math.Max(1, papers[x]), 0, 255);
    }

    private static Vector256<uint> Darker(Vector128<ushort> greys, ReadOnlySpan<float> papers)
    {
        var (low, high) = Vector128.Widen(greys);
        var (grey, paper) = (Vector256.Create(low, high), Vector256.Create(papers));
        var contrast = (paper - Vector256.ConvertToSingle(grey.AsInt32())) * 255 / Vector256.Max(Vector256<float>.One, paper);
        return Vector256.ConvertToInt32(Vector256.Clamp(contrast, Vector256<float>.Zero, Vector256.Create(255f))).AsUInt32();
    }

    /// <summary>The paper of one row: between the centres of four tiles; at the rim the nearest.</summary>
    private void Row(int y, Span<float> papers)
    {
        var rows = tiles.Length / columns;
        var fy = Math.Clamp((y - Tile / 2f) / Tile, 0, rows - 1);
        var cy = (int)fy;
        var dy = fy - cy;
        var upper = tiles.AsSpan(cy * columns, columns);
        var lower = tiles.AsSpan(Math.Min(cy + 1, rows - 1) * columns, columns);
        var here = upper[0] * (1 - dy) + lower[0] * dy;
        papers[..Math.Min(Tile / 2, papers.Length)].Fill(here);
        for (var column = 0; column < columns; column++)
        {
            var next = Math.Min(column + 1, columns - 1);
            var there = upper[next] * (1 - dy) + lower[next] * dy;
            var start = Math.Min(column * Tile + Tile / 2, papers.Length);
            var part = papers[start..Math.Min(start + Tile, papers.Length)];
            for (var i = 0; i < part.Length; i++)
                part[i] = here + (there - here) * i / Tile;
            here = there;
        }
    }

    private static float Bright(ReadOnlySpan<byte> grey, int width, int height, int left, int top)
    {
        Span<int> histogram = stackalloc int[256];
        var count = 0;
        for (var y = top; y < Math.Min(top + Tile, height); y++)
            for (var x = left; x < Math.Min(left + Tile, width); x++, count++)
                histogram[grey[y * width + x]]++;
        // From white down, where paper is: the value that the share lies below.
        var brighter = count - (int)(count * BrightShare);
        for (var value = 255; value > 0; value--)
            if ((brighter -= histogram[value]) <= 0)
                return value;
        return 0;
    }
}
