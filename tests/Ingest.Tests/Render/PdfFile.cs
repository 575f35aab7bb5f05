using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Ingest.Tests.Render;

/// <summary>A second, strict reading of the files the writer makes: every object at its offset, every stream of its stated length.</summary>
internal sealed partial class PdfFile
{
    private readonly byte[] bytes;
    private readonly string text;

    public PdfFile(byte[] bytes)
    {
        this.bytes = bytes;
        text = Encoding.Latin1.GetString(bytes);
        var start = int.Parse(StartXref().Match(text).Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.Equal("xref\n0 ", text.Substring(start, 7));
        var rows = text[start..].Split('\n');
        var count = int.Parse(rows[1].Split(' ')[1], CultureInfo.InvariantCulture);
        for (var i = 1; i < count; i++)
        {
            Assert.EndsWith(" 00000 n ", rows[2 + i]);
            Objects.Add(i, Read(i, int.Parse(rows[2 + i][..10], CultureInfo.InvariantCulture)));
        }
        Trailer = text[text.LastIndexOf("trailer\n", StringComparison.Ordinal)..];
    }

    public sealed record Entry(string Dictionary, byte[] Stream)
    {
        public byte[] Inflated()
        {
            using var zlib = new ZLibStream(new MemoryStream(Stream), CompressionMode.Decompress);
            using var plain = new MemoryStream();
            zlib.CopyTo(plain);
            return plain.ToArray();
        }
    }

    public SortedDictionary<int, Entry> Objects { get; } = [];

    public string Trailer { get; }

    public Entry Catalog => Objects.Values.Single(o => o.Dictionary.Contains("/Type /Catalog"));

    public IEnumerable<Entry> Images => Objects.Values.Where(o => o.Dictionary.Contains("/Subtype /Image"));

    public IEnumerable<Entry> Pages => Objects.Values.Where(o => o.Dictionary.Contains("/Type /Page "));

    public string Xmp => Encoding.UTF8.GetString(Objects.Values.Single(o => o.Dictionary.Contains("/Type /Metadata")).Stream);

    public Entry Referenced(string dictionary, string key) =>
        Objects[int.Parse(Regex.Match(dictionary, $@"/{key} (\d+) 0 R").Groups[1].Value, CultureInfo.InvariantCulture)];

    public string Content(Entry page) => Encoding.ASCII.GetString(Referenced(page.Dictionary, "Contents").Inflated());

    /// <summary>Codes of the text font and the text they stand for.</summary>
    public Dictionary<int, string> UnicodeMap()
    {
        var font = Objects.Values.Single(o => o.Dictionary.Contains("/Subtype /Type0"));
        var map = Encoding.ASCII.GetString(Referenced(font.Dictionary, "ToUnicode").Inflated());
        return MapEntry().Matches(map).ToDictionary(
            m => Convert.ToInt32(m.Groups[1].Value, 16),
            m => Encoding.BigEndianUnicode.GetString(Convert.FromHexString(m.Groups[2].Value)));
    }

    /// <summary>What the file consists of, for goldens: dictionaries without lengths, which depend on the version of zlib.</summary>
    public string Summary() => string.Concat(Objects.Select(o => $"{o.Key}: {Regex.Replace(o.Value.Dictionary, @"/Length \d+", "/Length _")}\n"));

    private Entry Read(int number, int at)
    {
        var head = $"{number} 0 obj\n";
        Assert.Equal(head, text.Substring(at, head.Length));
        at += head.Length;
        var end = text.IndexOf("\nendobj\n", at, StringComparison.Ordinal);
        var stream = text.IndexOf(" >>\nstream\n", at, StringComparison.Ordinal);
        if (stream < 0 || stream > end)
            return new(text[at..end], []);
        var dictionary = text[at..(stream + 3)];
        var length = int.Parse(Regex.Match(dictionary, @"/Length (\d+) >>$").Groups[1].Value, CultureInfo.InvariantCulture);
        var data = stream + " >>\nstream\n".Length;
        Assert.Equal("\nendstream\nendobj\n", text.Substring(data + length, 18));
        return new(dictionary, bytes[data..(data + length)]);
    }

    [GeneratedRegex(@"startxref\n(\d+)\n%%EOF\n$")]
    private static partial Regex StartXref();

    [GeneratedRegex(@"^<([0-9A-F]{4})> <([0-9A-F]+)>$", RegexOptions.Multiline)]
    private static partial Regex MapEntry();
}
