namespace Ingest.Recognize.Managed;

/// <summary>
/// What counts as black and white in one line, judged by the extremes along its middle row, and how its greys become numbers of a network (networkio.cpp).
/// </summary>
internal static class GreyRange
{
    private const double BlackShare = 0.25;
    private const double WhiteShare = 0.75;

    /// <summary>Numbers of [-127, 127] for each of the 256 greys.</summary>
    /// <param name="middle">The row at half the height, 0 = black.</param>
    /// <returns>The grey halfway between black and white: darker is ink.</returns>
    public static int Table(ReadOnlySpan<byte> middle, Span<short> numbers)
    {
        Span<int> lows = stackalloc int[256];
        Span<int> highs = stackalloc int[256];
        lows.Clear();
        highs.Clear();
        for (var x = 1; x + 1 < middle.Length; x++)
        {
            var (before, here, after) = (middle[x - 1], middle[x], middle[x + 1]);
            if (here < before && here <= after || here <= before && here < after)
                lows[here]++;
            if (here > before && here >= after || here >= before && here > after)
                highs[here]++;
        }
        var black = (float)Share(lows, BlackShare, 0);
        var white = (float)Share(highs, WhiteShare, 255);
        var contrast = (white - black) / 2;
        if (contrast <= 0)
            contrast = 1;
        for (var grey = 0; grey < 256; grey++)
            numbers[grey] = Number((grey - black) / contrast - 1);
        return (int)((black + white) / 2);
    }

    private static short Number(float value)
    {
        var scaled = (sbyte.MaxValue + 1) * value;
        return (short)Math.Clamp(scaled >= 0 ? (int)(scaled + 0.5f) : -(int)(-scaled + 0.5f), -sbyte.MaxValue, sbyte.MaxValue);
    }

    // Where a share of the samples lies below, interpolated in the last bin, as STATS::ile does; one sample at the default when there is none.
    private static double Share(Span<int> bins, double share, int otherwise)
    {
        var total = 0;
        foreach (var count in bins)
            total += count;
        if (total == 0)
        {
            bins[otherwise] = 1;
            total = 1;
        }
        var target = Math.Clamp(share * total, 1, total);
        var (sum, bin) = (0, 0);
        while (bin < bins.Length && sum < target)
            sum += bins[bin++];
        return bin - (sum - target) / bins[bin - 1];
    }
}
