using System.Globalization;
using System.Text;

namespace Ingest.Sample.Capture;

/// <summary>Numbered objects, cross-reference table and trailer of a plain PDF 1.4; object 1 is the catalog. The stream is the caller's.</summary>
internal sealed class PdfObjects
{
    private readonly Stream output;
    private readonly List<long> offsets = [];
    private long position;

    public PdfObjects(Stream output)
    {
        this.output = output;
        Write("%PDF-1.4\n%âãÏÓ\n");
    }

    /// <summary>Number the next object gets.</summary>
    public int Next => offsets.Count + 1;

    public void Add(string value) => Object(() => Write(value));

    /// <param name="entries">Dictionary entries beside /Length.</param>
    public void Add(string entries, ReadOnlyMemory<byte> stream) => Object(() =>
    {
        Write(string.Create(CultureInfo.InvariantCulture, $"<<{entries} /Length {stream.Length}>>\nstream\n"));
        output.Write(stream.Span);
        position += stream.Length;
        Write("\nendstream");
    });

    /// <summary>Keeps a number for an object whose content is known only at the end.</summary>
    public int Reserve()
    {
        offsets.Add(0);
        return offsets.Count;
    }

    public void Fill(int number, string value)
    {
        offsets[number - 1] = position;
        Write(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n{value}\nendobj\n"));
    }

    public void Finish()
    {
        var start = position;
        var table = new StringBuilder().Append(CultureInfo.InvariantCulture, $"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            table.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        Write(table.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {offsets.Count + 1} /Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").ToString());
    }

    private void Object(Action body)
    {
        offsets.Add(position);
        Write(string.Create(CultureInfo.InvariantCulture, $"{offsets.Count} 0 obj\n"));
        body();
        Write("\nendobj\n");
    }

    private void Write(string text)
    {
        var bytes = Encoding.Latin1.GetBytes(text);
        output.Write(bytes);
        position += bytes.Length;
    }
}
