using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Ingest.Proof;

/// <summary>
/// Reads the structure of a stored PDF: classic cross-reference table, dictionaries, XMP. Streams are passed over, so that a file of gigabytes costs
/// little. Reads only what this product writes: anything else is a complaint, not a guess.
/// </summary>
/// <param name="stream">Can seek; the caller's.</param>
internal sealed partial class PdfaFile(Stream stream)
{
    private const int LongestDictionary = 4 << 20;
    private const int MostObjects = 2_000_000;
    private const int RowLength = 20;
    private const int TailLength = 1024;

    private long[] offsets = [];

    public int Objects => offsets.Length - 1;

    public string Trailer { get; private set; } = "";

    /// <exception cref="FormatException">The message says what is wrong with the file's skeleton.</exception>
    public void ReadSkeleton()
    {
        var tail = Text(Math.Max(0, stream.Length - TailLength), TailLength);
        if (StartXref().Match(tail) is not { Success: true } start || !long.TryParse(start.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var table) || table >= stream.Length)
            throw new FormatException("It does not end with startxref and %%EOF.");
        var head = Text(table, 32);
        if (XrefHead().Match(head) is not { Success: true } xref || !int.TryParse(xref.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > MostObjects)
            throw new FormatException("It has no cross-reference table where startxref says.");
        ReadRows(table + xref.Length, count);
        var at = table + xref.Length + (long)RowLength * count;
        Trailer = Text(at, (int)Math.Min(stream.Length - at, LongestDictionary));
        if (!Trailer.StartsWith("trailer\n", StringComparison.Ordinal))
            throw new FormatException("No trailer follows its cross-reference table.");
    }

    /// <summary>The body of an object up to its end or to its stream.</summary>
    /// <exception cref="FormatException">It does not begin where the table says.</exception>
    public (string Dictionary, long Stream) Object(int number)
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n");
        for (var length = 1024; ; length = Math.Min(length * 16, LongestDictionary))
        {
            var text = Text(offsets[number], length);
            if (!text.StartsWith(head, StringComparison.Ordinal))
                throw new FormatException($"Object {number} does not begin where the cross-reference table says.");
            if (BodyEnd().Match(text, head.Length) is { Success: true } end)
                return (text[head.Length..end.Index], end.Value.Contains("stream", StringComparison.Ordinal) ? offsets[number] + end.Index + end.Length : 0);
            if (length == LongestDictionary || text.Length < length)
                throw new FormatException($"Object {number} does not end.");
        }
    }

    /// <summary>The object a dictionary refers to under a key; 0 for none.</summary>
    public int Reference(string dictionary, string key)
    {
        var match = Regex.Match(dictionary, $@"/{key} (\d{{1,7}}) 0 R", RegexOptions.NonBacktracking);
        return match.Success && int.Parse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) is var number && number > 0 && number <= Objects ? number : 0;
    }

    public byte[] Bytes(long at, int length)
    {
        stream.Position = at;
        var bytes = new byte[Math.Max(0, Math.Min(length, stream.Length - at))];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private string Text(long at, int length) => Encoding.Latin1.GetString(Bytes(at, length));

    private void ReadRows(long at, int count)
    {
        offsets = new long[count];
        var rows = Text(at, RowLength * count);
        for (var i = 1; i < count; i++)
        {
            if (rows.Length < (i + 1) * RowLength
                || !long.TryParse(rows.AsSpan(i * RowLength, 10), NumberStyles.None, CultureInfo.InvariantCulture, out offsets[i])
                || offsets[i] >= stream.Length
                || rows.AsSpan(i * RowLength + 10, 9) is not " 00000 n ")
                throw new FormatException($"Row {i} of its cross-reference table is wrong.");
        }
    }

    [GeneratedRegex(@"startxref\n(\d{1,12})\n%%EOF\n$", RegexOptions.NonBacktracking)]
    private static partial Regex StartXref();

    [GeneratedRegex(@"^xref\n0 (\d{1,8})\n", RegexOptions.NonBacktracking)]
    private static partial Regex XrefHead();

    [GeneratedRegex(@"\nendobj\n| >>\nstream\n")]
    private static partial Regex BodyEnd();
}
