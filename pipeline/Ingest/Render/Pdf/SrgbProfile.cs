using System.Buffers.Binary;
using System.Text;

namespace Ingest.Render.Pdf;

/// <summary>An ICC v2.1 display profile for sRGB (IEC 61966-2-1), built from its constants: no foreign file is shipped.</summary>
internal static class SrgbProfile
{
    private const int CurveLength = 1024;

    public static byte[] Bytes { get; } = Build();

    private static byte[] Build()
    {
        var curve = Curve();
        (string Tag, byte[] Data)[] tags =
        [
            ("desc", Description("sRGB")),
            ("cprt", Text("No copyright, use freely")),
            ("wtpt", Xyz(0.9505, 1.0, 1.0891)),
            ("rXYZ", Xyz(0.4360747, 0.2225045, 0.0139322)),
            ("gXYZ", Xyz(0.3850649, 0.7168786, 0.0971045)),
            ("bXYZ", Xyz(0.1430804, 0.0606169, 0.7141733)),
            ("rTRC", curve), ("gTRC", curve), ("bTRC", curve),
        ];
        var body = new MemoryStream();
        var directory = new MemoryStream();
        Put32(directory, tags.Length);
        var bodyStart = 128 + 4 + 12 * tags.Length;
        var curveAt = 0;
        foreach (var (tag, data) in tags)
        {
            // the three channels share one curve
            if (data != curve || curveAt == 0)
            {
                var at = bodyStart + (int)body.Length;
                curveAt = data == curve ? at : 0;
                body.Write(data);
                body.Write(new byte[-data.Length & 3]);
                PutEntry(directory, tag, at, data.Length);
            }
            else
            {
                PutEntry(directory, tag, curveAt, data.Length);
            }
        }
        return [.. Header(bodyStart + (int)body.Length), .. directory.ToArray(), .. body.ToArray()];
    }

    private static byte[] Header(int size)
    {
        var header = new byte[128];
        BinaryPrimitives.WriteInt32BigEndian(header, size);
        header[8] = 2;
        header[9] = 0x10;
        Encoding.ASCII.GetBytes("mntrRGB XYZ ").CopyTo(header, 12);
        // creation date: the year of the standard
        BinaryPrimitives.WriteInt16BigEndian(header.AsSpan(24), 1999);
        BinaryPrimitives.WriteInt16BigEndian(header.AsSpan(26), 1);
        BinaryPrimitives.WriteInt16BigEndian(header.AsSpan(28), 1);
        Encoding.ASCII.GetBytes("acsp").CopyTo(header, 36);
        Fixed(header.AsSpan(68), 0.9642);
        Fixed(header.AsSpan(72), 1.0);
        Fixed(header.AsSpan(76), 0.8249);
        return header;
    }

    private static byte[] Curve()
    {
        var data = new byte[12 + 2 * CurveLength];
        Encoding.ASCII.GetBytes("curv").CopyTo(data, 0);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(8), CurveLength);
        for (var i = 0; i < CurveLength; i++)
        {
            var v = i / (CurveLength - 1.0);
            var linear = v <= 0.04045 ? v / 12.92 : Math.Pow((v + 0.055) / 1.055, 2.4);
            BinaryPrimitives.WriteUInt16BigEndian(data.AsSpan(12 + 2 * i), (ushort)Math.Round(linear * 65535));
        }
        return data;
    }

    private static byte[] Xyz(double x, double y, double z)
    {
        var data = new byte[20];
        Encoding.ASCII.GetBytes("XYZ ").CopyTo(data, 0);
        Fixed(data.AsSpan(8), x);
        Fixed(data.AsSpan(12), y);
        Fixed(data.AsSpan(16), z);
        return data;
    }

    private static byte[] Text(string text) => [.. "text\0\0\0\0"u8, .. Encoding.ASCII.GetBytes(text), 0];

    // textDescriptionType: ASCII, then empty Unicode (8 bytes) and script code (3 + 67 bytes) parts
    private static byte[] Description(string text) =>
        [.. "desc\0\0\0\0"u8, 0, 0, 0, (byte)(text.Length + 1), .. Encoding.ASCII.GetBytes(text), 0, .. new byte[78]];

    private static void Fixed(Span<byte> target, double value) =>
        BinaryPrimitives.WriteInt32BigEndian(target, (int)Math.Round(value * 65536));

    private static void PutEntry(Stream target, string tag, int at, int length)
    {
        target.Write(Encoding.ASCII.GetBytes(tag));
        Put32(target, at);
        Put32(target, length);
    }

    private static void Put32(Stream target, int value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        target.Write(bytes);
    }
}
