using Ingest.Model;
using System.Globalization;
using System.Text;

namespace Ingest.Render.Pdf;

/// <summary>
/// The object layer of a PDF file: numbers are reserved, bodies written as they come, only offsets are kept (8 bytes per object).
/// The cross-reference table is the classic one: it costs 20 bytes per object and keeps both profiles on one path.
/// </summary>
internal sealed class PdfObjects
{
    private const long LargestOffset = 9_999_999_999;

    private readonly HashedFileStream output;
    private readonly List<long> offsets = [0];

    public PdfObjects(HashedFileStream output, string header)
    {
        this.output = output;
        Write(header);
        // four bytes above 127 tell transfer programs that the file is binary (6.1.2)
        output.Write([(byte)'%', 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
    }

    public int Reserve()
    {
        offsets.Add(0);
        return offsets.Count - 1;
    }

    public int Add(string body)
    {
        var number = Reserve();
        Put(number, body);
        return number;
    }

    public void Put(int number, string body)
    {
        Begin(number);
        Write(body);
        Write("\nendobj\n");
    }

    /// <param name="entries">Dictionary entries besides the length.</param>
    public int AddStream(string entries, ReadOnlySpan<byte> bytes)
    {
        var number = Reserve();
        PutStream(number, entries, bytes);
        return number;
    }

    public void PutStream(int number, string entries, ReadOnlySpan<byte> bytes)
    {
        Begin(number);
        Write(string.Create(CultureInfo.InvariantCulture, $"<< {entries} /Length {bytes.Length} >>\nstream\n"));
        output.Write(bytes);
        Write("\nendstream\nendobj\n");
    }

    /// <summary>Writes table and trailer; the /ID comes from the bytes before, so the same content has the same file.</summary>
    /// <param name="entries">Trailer entries besides size and ID.</param>
    public void Finish(string entries)
    {
        var start = output.Length;
        if (start > LargestOffset)
            throw new StoreException("A PDF would be larger than 10 GB.", "Split the delivery so that one document stays below 10 GB.");
        Write(string.Create(CultureInfo.InvariantCulture, $"xref\n0 {offsets.Count}\n0000000000 65535 f \n"));
        for (var i = 1; i < offsets.Count; i++)
            Write(string.Create(CultureInfo.InvariantCulture, $"{offsets[i]:D10} 00000 n \n"));
        var id = output.Sha256.Hex[..32];
        Write(string.Create(CultureInfo.InvariantCulture,
            $"trailer\n<< /Size {offsets.Count} {entries} /ID [<{id}> <{id}>] >>\nstartxref\n{start}\n%%EOF\n"));
    }

    private void Begin(int number)
    {
        offsets[number] = output.Length;
        Write(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n"));
    }

    private void Write(string text) => output.Write(Encoding.Latin1.GetBytes(text));
}
