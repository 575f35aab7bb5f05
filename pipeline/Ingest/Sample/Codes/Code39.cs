using System.Text;

namespace Ingest.Sample.Codes;

/// <summary>Code 39 (ISO/IEC 16388): old separator sheets carry their word in it.</summary>
public static class Code39
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. *$/+%";

    // Nine elements per character, bar first; 1 = wide.
    private static readonly string[] Elements =
    [
        "000110100", "100100001", "001100001", "101100000", "000110001", "100110000", "001110000", "000100101", "100100100", "001100100",
        "100001001", "001001001", "101001000", "000011001", "100011000", "001011000", "000001101", "100001100", "001001100", "000011100",
        "100000011", "001000011", "101000010", "000010011", "100010010", "001010010", "000000111", "100000110", "001000110", "000010110",
        "110000001", "011000001", "111000000", "010010001", "110010000", "011010000",
        "010000101", "110000100", "011000100", "010010100", "010101000", "010100010", "010001010", "000101010",
    ];

    /// <param name="text">Without the asterisks, which are added.</param>
    /// <returns>Widths of bars and spaces in modules, alternating, bar first; wide elements are three modules.</returns>
    /// <exception cref="ArgumentException">A character the code does not have.</exception>
    public static IReadOnlyList<int> Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var widths = new List<int>();
        foreach (var c in new StringBuilder().Append('*').Append(text).Append('*').ToString())
        {
            var index = Alphabet.IndexOf(c, StringComparison.Ordinal);
            if (index < 0 || (c == '*' && text.Contains(c, StringComparison.Ordinal)))
                throw new ArgumentException("Code 39 knows digits, capitals and - . $ / + % and blank only.", nameof(text));
            if (widths.Count > 0)
                widths.Add(1);
            widths.AddRange(Elements[index].Select(e => e == '1' ? 3 : 1));
        }
        return widths;
    }
}
