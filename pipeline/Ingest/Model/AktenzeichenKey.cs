using System.Text;

namespace Ingest.Model;

/// <summary>
/// The form in which spellings of one Aktenzeichen meet: no spaces, one kind of dash, capitals, and in groups of digits the letters
/// that recognition takes for digits (O/0, l/1, I/1, S/5, B/8). It compares; it is never shown or stored as the Aktenzeichen.
/// </summary>
public static class AktenzeichenKey
{
    public static string Of(string aktenzeichen)
    {
        var key = new StringBuilder(aktenzeichen.Length);
        var text = aktenzeichen.AsSpan().Trim().TrimEnd(".,;:-( ");
        for (var i = 0; i < text.Length;)
        {
            var end = i;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '|'))
                end++;
            if (end == i)
            {
                if (!char.IsWhiteSpace(text[i]) && !char.IsControl(text[i]))
                    key.Append(text[i] is '–' or '—' or '‐' or '‑' or '−' ? '-' : text[i]);
                i++;
                continue;
            }

            var group = text[i..end];
            var digits = IsDigits(group);
            foreach (var c in group)
                key.Append(digits ? Digit(c) : char.ToUpperInvariant(c));
            i = end;
        }

        return key.ToString();
    }

    /// <summary>More digits than letters, and no letter but those that look like a digit: <c>2O14</c>, but neither <c>B1</c> nor <c>14a</c>.</summary>
    private static bool IsDigits(ReadOnlySpan<char> group)
    {
        var digits = 0;
        foreach (var c in group)
        {
            if (char.IsAsciiDigit(c))
                digits++;
            else if (!char.IsAsciiDigit(Digit(c)))
                return false;
        }

        return digits * 2 > group.Length;
    }

    private static char Digit(char c) => c switch
    {
        'O' or 'o' => '0',
        'l' or 'I' or '|' => '1',
        'S' => '5',
        'B' => '8',
        _ => c,
    };
}
