namespace Ingest.Render.Images;

/// <summary>Filters rows as PNG does (RFC 2083, 6), choosing per row the filter with the smallest sum of differences.</summary>
internal sealed class PngPredictor(int rowLength, int bytesPerPixel)
{
    private const int Sub = 1;
    private const int Up = 2;
    private const int Paeth = 4;

    private readonly byte[][] candidates = [Line(Sub, rowLength), Line(Up, rowLength), Line(Paeth, rowLength)];

    /// <summary>Filter byte and filtered row; valid until the next call.</summary>
    public ReadOnlySpan<byte> Encode(ReadOnlySpan<byte> row, ReadOnlySpan<byte> above)
    {
        var (sub, up, paeth) = (candidates[0], candidates[1], candidates[2]);
        long subSum = 0, upSum = 0, paethSum = 0;
        for (var i = 0; i < row.Length; i++)
        {
            var left = i >= bytesPerPixel ? row[i - bytesPerPixel] : 0;
            var corner = i >= bytesPerPixel ? above[i - bytesPerPixel] : 0;
            sub[i + 1] = (byte)(row[i] - left);
            up[i + 1] = (byte)(row[i] - above[i]);
            paeth[i + 1] = (byte)(row[i] - Nearest(left, above[i], corner));
            subSum += Math.Abs((int)(sbyte)sub[i + 1]);
            upSum += Math.Abs((int)(sbyte)up[i + 1]);
            paethSum += Math.Abs((int)(sbyte)paeth[i + 1]);
        }
        return paethSum < subSum && paethSum < upSum ? paeth : subSum < upSum ? sub : up;
    }

    private static int Nearest(int left, int above, int corner)
    {
        var estimate = left + above - corner;
        var (a, b, c) = (Math.Abs(estimate - left), Math.Abs(estimate - above), Math.Abs(estimate - corner));
        return a <= b && a <= c ? left : b <= c ? above : corner;
    }

    private static byte[] Line(byte filter, int length)
    {
        var line = new byte[length + 1];
        line[0] = filter;
        return line;
    }
}
