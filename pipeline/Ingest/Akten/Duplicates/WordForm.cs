using System.Text;

namespace Ingest.Akten.Duplicates;

/// <summary>The form in which two readings of a word are compared.</summary>
internal static class WordForm
{
    public static string Of(string word)
    {
        var form = new StringBuilder(word.Length);
        var digits = 0;
        foreach (var c in word)
        {
            switch (c)
            {
                case 'ä' or 'Ä': form.Append('a'); break;
                case 'ö' or 'Ö': form.Append('o'); break;
                case 'ü' or 'Ü': form.Append('u'); break;
                case 'ß' or 'ẞ': form.Append("ss"); break;
                case 'ſ': form.Append('s'); break;
                default:
                    if (char.IsAsciiDigit(c))
                        digits++;
                    // large I and small l must not meet in lower case: one of them looks like a digit
                    if (char.IsLetterOrDigit(c))
                        form.Append(c is 'I' or 'l' ? c : char.ToLowerInvariant(c));
                    break;
            }
        }

        var numeric = digits * 2 > form.Length;
        for (var i = 0; i < form.Length; i++)
        {
            form[i] = (numeric, form[i]) switch
            {
                (true, 'o') => '0',
                (true, 'l' or 'I') => '1',
                (true, 's') => '5',
                (true, 'b') => '8',
                (false, 'I') => 'i',
                var (_, c) => c,
            };
        }

        return form.ToString();
    }
}
