using System.Buffers.Binary;

namespace Ingest.Tests.Scan.Formats;

/// <summary>
/// A small sequential JPEG encoder (ITU-T T.81) for any number of components without subsampling and without quantisation:
/// it writes what the libraries at hand do not, CMYK with and without the Adobe marker.
/// </summary>
internal sealed class JpegFile
{
    private const byte AppAdobe = 0xEE;

    private readonly List<byte> file = [];
    private uint bits;
    private int held;

    /// <param name="sample">Value of component c at x, y.</param>
    /// <param name="adobe">Colour transform named by an Adobe marker: 0 as it is, 1 YCbCr, 2 YCCK; null writes no marker.</param>
    public static byte[] Write(int width, int height, int components, Func<int, int, int, int> sample, int? adobe)
    {
        var jpeg = new JpegFile();
        jpeg.Headers(width, height, components, adobe);
        var before = new int[components];
        for (var top = 0; top < height; top += 8)
            for (var left = 0; left < width; left += 8)
                for (var c = 0; c < components; c++)
                    jpeg.Block(JpegTransform.Of((x, y) => sample(Math.Min(left + x, width - 1), Math.Min(top + y, height - 1), c)), ref before[c]);
        jpeg.Put(0x7F, 7);
        jpeg.file.AddRange([0xFF, 0xD9]);
        return jpeg.file.ToArray();
    }

    private void Headers(int width, int height, int components, int? adobe)
    {
        file.AddRange([0xFF, 0xD8]);
        if (adobe is { } transform)
            Segment(AppAdobe, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, (byte)transform]);
        Segment(0xDB, [0, .. Enumerable.Repeat((byte)1, 64)]);
        var size = new byte[4];
        BinaryPrimitives.WriteUInt16BigEndian(size, (ushort)height);
        BinaryPrimitives.WriteUInt16BigEndian(size.AsSpan(2), (ushort)width);
        Segment(0xC0, [8, .. size, (byte)components, .. Enumerable.Range(1, components).SelectMany(c => (byte[])[(byte)c, 0x11, 0])]);
        Segment(0xC4, [0x00, .. JpegCodes.DcCounts, .. JpegCodes.DcValues, 0x10, .. JpegCodes.AcCounts, .. JpegCodes.AcValues]);
        Segment(0xDA, [(byte)components, .. Enumerable.Range(1, components).SelectMany(c => (byte[])[(byte)c, 0]), 0, 63, 0]);
    }

    private void Segment(byte marker, byte[] content) => file.AddRange([0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content]);

    private void Block(int[] coefficients, ref int before)
    {
        Coded(JpegCodes.Dc, 0, coefficients[0] - before);
        before = coefficients[0];
        var zeros = 0;
        for (var i = 1; i < 64; i++)
        {
            if (coefficients[i] == 0)
            {
                zeros++;
                continue;
            }
            for (; zeros > 15; zeros -= 16)
                Put(JpegCodes.Ac[0xF0]);
            Coded(JpegCodes.Ac, zeros, coefficients[i]);
            zeros = 0;
        }
        if (zeros > 0)
            Put(JpegCodes.Ac[0]);
    }

    private void Coded(IReadOnlyDictionary<int, (int Code, int Length)> codes, int zeros, int value)
    {
        var length = value == 0 ? 0 : 32 - int.LeadingZeroCount(Math.Abs(value));
        Put(codes[(zeros << 4) | length]);
        Put((value < 0 ? value - 1 : value) & ((1 << length) - 1), length);
    }

    private void Put((int Code, int Length) code) => Put(code.Code, code.Length);

    private void Put(int value, int length)
    {
        for (var i = length - 1; i >= 0; i--)
        {
            bits = (bits << 1) | (uint)((value >> i) & 1);
            if (++held < 8)
                continue;
            file.Add((byte)bits);
            if ((byte)bits == 0xFF)
                file.Add(0);
            (bits, held) = (0, 0);
        }
    }
}
