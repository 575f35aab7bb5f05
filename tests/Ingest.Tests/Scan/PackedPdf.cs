using System.Text;

namespace Ingest.Tests.Scan;

/// <summary>Writes the objects of a PDF with its dictionaries in one object stream and a cross-reference stream (ISO 32000-1 7.5.7 and 7.5.8).</summary>
internal sealed class PackedPdf(IReadOnlyList<byte[]> objects, bool hybrid)
{
    private readonly List<byte> file = [.. "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"u8];
    private readonly int[] offsets = new int[objects.Count + 3];

    private int Packed => objects.Count + 1;
    private int Table => objects.Count + 2;

    public byte[] ToArray()
    {
        var small = Enumerable.Range(1, objects.Count).Where(n => objects[n - 1].AsSpan().IndexOf("stream"u8) < 0).ToList();
        foreach (var number in Enumerable.Range(1, objects.Count).Except(small))
            Write(number, objects[number - 1]);
        Write(Packed, Stream(small));
        offsets[Table] = file.Count;
        var rows = new List<byte>();
        for (var number = 0; number <= Table; number++)
        {
            var place = small.IndexOf(number);
            rows.AddRange(place >= 0 ? [2, 0, 0, (byte)(Packed >> 8), (byte)Packed, (byte)place]
                : number == 0 ? [0, 0, 0, 0, 0, 0]
                : [1, (byte)(offsets[number] >> 24), (byte)(offsets[number] >> 16), (byte)(offsets[number] >> 8), (byte)offsets[number], 0]);
        }
        Write(Table, [.. Bytes($"<< /Type /XRef /Size {Table + 1} /W [1 4 1] /Root 1 0 R /Length {rows.Count} >>\nstream\n"), .. rows, .. "\nendstream"u8]);
        var start = offsets[Table];
        if (hybrid)
        {
            start = file.Count;
            file.AddRange(Bytes("xref\n0 1\n0000000000 65535 f \n"));
            foreach (var number in Enumerable.Range(1, Packed).Where(n => offsets[n] > 0))
                file.AddRange(Bytes($"{number} 1\n{offsets[number]:D10} 00000 n \n"));
            file.AddRange(Bytes($"trailer << /Size {Table + 1} /Root 1 0 R /XRefStm {offsets[Table]} >>\n"));
        }
        file.AddRange(Bytes($"startxref\n{start}\n%%EOF\n"));
        return [.. file];
    }

    private byte[] Stream(List<int> numbers)
    {
        var head = new StringBuilder();
        var body = new List<byte>();
        foreach (var number in numbers)
        {
            head.Append(System.Globalization.CultureInfo.InvariantCulture, $"{number} {body.Count} ");
            body.AddRange([.. objects[number - 1], (byte)' ']);
        }
        return [.. Bytes($"<< /Type /ObjStm /N {numbers.Count} /First {head.Length} /Length {head.Length + body.Count} >>\nstream\n{head}"), .. body, .. "\nendstream"u8];
    }

    private void Write(int number, byte[] body)
    {
        offsets[number] = file.Count;
        file.AddRange([.. Bytes($"{number} 0 obj\n"), .. body, .. "\nendobj\n"u8]);
    }

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);
}
