using System.Globalization;
using System.Text;

namespace Ingest.Tests.Scan;

internal enum PdfPacking
{
    Classic,

    /// <summary>Dictionaries in an object stream, found by a cross-reference stream only.</summary>
    ObjectStreams,

    /// <summary>The same beside a classic table that knows the streams (ISO 32000-1 7.5.8.4).</summary>
    Hybrid,
}

/// <summary>Writes minimal PDFs by hand, so that each test sees the structure it is about.</summary>
internal sealed class PdfFile
{
    private readonly List<byte[]> objects = [[], []];
    private readonly List<int> kids = [];

    /// <summary>What /Count claims when it is a lie.</summary>
    public int? Count { get; init; }

    public string Catalog { get; set; } = "";

    /// <summary>Not null encrypts the file; "" opens without asking.</summary>
    public string? Password { get; init; }

    public PdfPacking Packing { get; init; }

    /// <returns>Object number.</returns>
    public int Add(string body) => Add(Encoding.Latin1.GetBytes(body));

    public int Stream(string dictionary, byte[] data)
    {
        var coded = Password is null ? data : PdfCipher.Encrypt(Password, objects.Count + 1, data);
        return Add([.. Encoding.Latin1.GetBytes($"<< {dictionary} /Length {coded.Length} >>\nstream\n"), .. coded, .. "\nendstream"u8]);
    }

    public int Image(int width, int height, string more, byte[] data) =>
        Stream($"/Type /XObject /Subtype /Image /Width {width} /Height {height} {more}", data);

    /// <param name="resources">Inside of the resource dictionary.</param>
    public PdfFile Page(double width, double height, string content, string resources, string more = "")
    {
        var stream = Stream("", Encoding.Latin1.GetBytes(content));
        kids.Add(Add(string.Create(CultureInfo.InvariantCulture,
            $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents {stream} 0 R /Resources << {resources} >> {more} >>")));
        return this;
    }

    /// <summary>A page that shows one image from edge to edge.</summary>
    public PdfFile Scan(double width, double height, int image, string content = "", string resources = "", string more = "") =>
        Page(width, height, string.Create(CultureInfo.InvariantCulture, $"q {width} 0 0 {height} 0 0 cm /Im Do Q {content}"), $"/XObject << /Im {image} 0 R >> {resources}", more);

    /// <summary>Puts any object into the page tree.</summary>
    public void Kid(int number) => kids.Add(number);

    public int Font() => Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");

    public byte[] ToArray()
    {
        objects[0] = Encoding.Latin1.GetBytes($"<< /Type /Catalog /Pages 2 0 R {Catalog} >>");
        objects[1] = Encoding.Latin1.GetBytes($"<< /Type /Pages /Count {Count ?? kids.Count} /Kids [{string.Join(' ', kids.Select(k => $"{k} 0 R"))}] >>");
        return Packing == PdfPacking.Classic ? Classic() : new PackedPdf(objects, Packing == PdfPacking.Hybrid).ToArray();
    }

    private byte[] Classic()
    {
        var file = new List<byte>("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"u8.ToArray());
        var offsets = new List<int>();
        foreach (var (body, i) in objects.Select((b, i) => (b, i)))
        {
            offsets.Add(file.Count);
            file.AddRange([.. Encoding.Latin1.GetBytes($"{i + 1} 0 obj\n"), .. body, .. "\nendobj\n"u8]);
        }
        var table = file.Count;
        file.AddRange(Encoding.Latin1.GetBytes($"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n"));
        foreach (var offset in offsets)
            file.AddRange(Encoding.Latin1.GetBytes($"{offset:D10} 00000 n \n"));
        var encrypt = Password is null ? "" : PdfCipher.Trailer(Password);
        file.AddRange(Encoding.Latin1.GetBytes($"trailer << /Size {objects.Count + 1} /Root 1 0 R {encrypt} >>\nstartxref\n{table}\n%%EOF\n"));
        return [.. file];
    }

    private int Add(byte[] body)
    {
        objects.Add(body);
        return objects.Count;
    }
}
