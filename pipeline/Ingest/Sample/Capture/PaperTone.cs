namespace Ingest.Sample.Capture;

/// <summary>Uneven paper: grain of every pixel, cloudy fibre and darker edges, in grey levels to add to a row of pixels.</summary>
internal sealed class PaperTone
{
    private const int Cell = 48;
    private const int GrainLength = 1 << 15;

    private readonly int width;
    private readonly int height;
    private readonly Wear wear;
    private readonly Dice dice;
    private readonly sbyte[] grain = new sbyte[GrainLength];
    private readonly int[,] clouds;
    private readonly int[] edges;

    public PaperTone(int width, int height, Wear wear, Dice dice)
    {
        (this.width, this.height, this.wear, this.dice) = (width, height, wear, dice);
        for (var i = 0; i < GrainLength; i++)
            grain[i] = (sbyte)Math.Clamp(Bell() * wear.Grain, -100, 100);
        clouds = new int[height / Cell + 2, width / Cell + 2];
        for (var y = 0; y < clouds.GetLength(0); y++)
            for (var x = 0; x < clouds.GetLength(1); x++)
                clouds[y, x] = (int)(Bell() * wear.Grain * 0.35 * 65536);
        edges = [.. Enumerable.Range(0, width).Select(x => Edge(x, width))];
    }

    /// <summary>What row <paramref name="y"/> is lighter (or darker, negative) at each pixel.</summary>
    public void Fill(int y, Span<int> row)
    {
        var (cellY, down) = Math.DivRem(y, Cell);
        var at = dice.Below(GrainLength);
        var edge = Edge(y, height);
        for (var left = 0; left < width; left += Cell)
        {
            var from = Blend(cellY, left / Cell, down);
            var slope = (Blend(cellY, left / Cell + 1, down) - from) / Cell;
            var end = Math.Min(left + Cell, width);
            for (var x = left; x < end; x++, from += slope)
                row[x] = grain[(at + x) & (GrainLength - 1)] + (from >> 16) - edge - edges[x];
        }
    }

    private int Blend(int cellY, int cellX, int down) => (clouds[cellY, cellX] * (Cell - down) + clouds[cellY + 1, cellX] * down) / Cell;

    private int Edge(int position, int length)
    {
        var nearness = Math.Abs(2.0 * position / length - 1);
        return (int)(wear.Shade * Math.Pow(nearness, 6));
    }

    // Sum of four even throws: bell-shaped, about one wide, never far out.
    private double Bell() => dice.Between(-1.0, 1.0) + dice.Between(-1.0, 1.0) + dice.Between(-1.0, 1.0) + dice.Between(-1.0, 1.0);
}
