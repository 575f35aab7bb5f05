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
        for (var i = 0; i < grey.Length; i++)
        {
            var paper = At(i % width, i / width);
            result[i] = (byte)Math.Clamp((paper - grey[i]) * 255 / Math.Max(1, paper), 0, 255);
        }
        return result;
    }

    private float At(int x, int y)
    {
        // Between the centres of four tiles; at the rim the nearest.
        var rows = tiles.Length / columns;
        var (fx, fy) = (Math.Clamp((x - Tile / 2f) / Tile, 0, columns - 1), Math.Clamp((y - Tile / 2f) / Tile, 0, rows - 1));
        var (cx, cy) = ((int)fx, (int)fy);
        var (nx, ny) = (Math.Min(cx + 1, columns - 1), Math.Min(cy + 1, rows - 1));
        var (dx, dy) = (fx - cx, fy - cy);
        return (tiles[cy * columns + cx] * (1 - dx) + tiles[cy * columns + nx] * dx) * (1 - dy)
            + (tiles[ny * columns + cx] * (1 - dx) + tiles[ny * columns + nx] * dx) * dy;
    }

    private static float Bright(ReadOnlySpan<byte> grey, int width, int height, int left, int top)
    {
        Span<int> histogram = stackalloc int[256];
        var count = 0;
        for (var y = top; y < Math.Min(top + Tile, height); y++)
            for (var x = left; x < Math.Min(left + Tile, width); x++, count++)
                histogram[grey[y * width + x]]++;
        var left80 = (int)(count * BrightShare);
        for (var value = 0; value < 256; value++)
            if ((left80 -= histogram[value]) < 0)
                return value;
        return 255;
    }
}
