namespace Ingest.Tests.Scan.Formats;

/// <summary>The forward cosine transform of one block, in zigzag order, rounded (T.81 A.3.3, figure 5).</summary>
internal static class JpegTransform
{
    private static readonly int[] Zigzag = [.. Enumerable.Range(0, 64)
        .OrderBy(i => (i / 8) + (i % 8))
        .ThenBy(i => ((i / 8) + (i % 8)) % 2 == 0 ? i % 8 : i / 8)];

    public static int[] Of(Func<int, int, int> sample)
    {
        var block = new double[64];
        for (var i = 0; i < 64; i++)
            block[i] = sample(i % 8, i / 8) - 128;
        return [.. Zigzag.Select(i => (int)Math.Round(Coefficient(block, i % 8, i / 8)))];
    }

    private static double Coefficient(double[] block, int u, int v)
    {
        var sum = 0.0;
        for (var i = 0; i < 64; i++)
            sum += block[i] * Wave(i % 8, u) * Wave(i / 8, v);
        return sum / 4 * (u == 0 ? Math.Sqrt(0.5) : 1) * (v == 0 ? Math.Sqrt(0.5) : 1);
    }

    private static double Wave(int at, int frequency) => Math.Cos(((2 * at) + 1) * frequency * Math.PI / 16);
}
