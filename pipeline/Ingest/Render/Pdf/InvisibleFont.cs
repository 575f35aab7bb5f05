using System.Buffers.Binary;
using System.Text;

namespace Ingest.Render.Pdf;

/// <summary>
/// The font of the text layer: a TrueType file of 16 empty glyphs that differ only in width. Glyph 0 is .notdef and never shown
/// (Acrobat refuses fonts whose codes lead there); the widths are the <see cref="Widths"/> classes.
/// </summary>
internal static class InvisibleFont
{
    public const int UnitsPerEm = 1000;
    public const int Ascent = 800;
    public const int Descent = -200;

    /// <summary>Advance width by glyph, in thousandths of the font size.</summary>
    public static IReadOnlyList<int> Widths { get; } =
        [500, 0, 220, 280, 340, 400, 460, 520, 580, 640, 700, 760, 820, 880, 940, 1000];

    public static byte[] Bytes { get; } = Build();

    private static byte[] Build()
    {
        // in the order of their tags, as the table directory wants them
        (string Tag, byte[] Data)[] tables =
        [
            ("cmap", CharacterMap()), ("glyf", new byte[4]), ("head", Head()), ("hhea", HorizontalHeader()), ("hmtx", Metrics()),
            ("loca", new byte[2 * (Widths.Count + 1)]), ("maxp", MaximumProfile()), ("post", Post()),
        ];
        var file = new List<byte>();
        Put(file, 0x00010000, (short)tables.Length, (short)128, (short)3, (short)(tables.Length * 16 - 128));
        var at = 12 + 16 * tables.Length;
        foreach (var (tag, data) in tables)
        {
            file.AddRange(Encoding.ASCII.GetBytes(tag));
            Put(file, (int)Checksum(data), at, data.Length);
            at += data.Length + (-data.Length & 3);
        }
        var headAt = 0;
        foreach (var (tag, data) in tables)
        {
            headAt = tag == "head" ? file.Count : headAt;
            file.AddRange(data);
            file.AddRange(new byte[-data.Length & 3]);
        }
        var bytes = file.ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(headAt + 8), 0xB1B0AFBA - Checksum(bytes));
        return bytes;
    }

    private static byte[] Head() => Table(
        0x00010000, 0x00010000, 0, 0x5F0F3CF5, (short)0x000B, (short)UnitsPerEm, 0L, 0L,
        (short)0, (short)Descent, (short)UnitsPerEm, (short)Ascent, (short)0, (short)8, (short)2, (short)0, (short)0);

    private static byte[] HorizontalHeader() => Table(
        0x00010000, (short)Ascent, (short)Descent, (short)0, (short)UnitsPerEm, (short)0, (short)0, (short)UnitsPerEm,
        (short)1, (short)0, (short)0, 0L, (short)0, (short)Widths.Count);

    private static byte[] Metrics() => Table([.. Widths.SelectMany(w => new object[] { (short)w, (short)0 })]);

    private static byte[] MaximumProfile() => Table(
        0x00010000, (short)Widths.Count, 0, 0, (short)2, 0L, 0L, (short)0);

    private static byte[] Post() => Table(0x00030000, 0, (short)-100, (short)50, 0, 0L, 0L);

    // one format 4 table with only the closing segment: codes are mapped by the PDF's CIDToGIDMap
    private static byte[] CharacterMap() => Table(
        (short)0, (short)1, (short)3, (short)1, 12,
        (short)4, (short)24, (short)0, (short)2, (short)2, (short)0, (short)0, (short)-1, (short)0, (short)-1, (short)1, (short)0);

    private static byte[] Table(params object[] fields)
    {
        var bytes = new List<byte>();
        Put(bytes, fields);
        return [.. bytes];
    }

    private static void Put(List<byte> target, params object[] fields)
    {
        Span<byte> buffer = stackalloc byte[8];
        foreach (var field in fields)
        {
            BinaryPrimitives.WriteInt64BigEndian(buffer, Convert.ToInt64(field, System.Globalization.CultureInfo.InvariantCulture));
            var size = field switch { short => 2, int => 4, _ => 8 };
            foreach (var b in buffer[(8 - size)..])
                target.Add(b);
        }
    }

    private static uint Checksum(ReadOnlySpan<byte> data)
    {
        var sum = 0u;
        for (var i = 0; i < data.Length; i++)
            sum += (uint)data[i] << (24 - 8 * (i & 3));
        return sum;
    }
}
