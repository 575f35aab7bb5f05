using System.Globalization;
using System.Text;

namespace Ingest.Scan;

/// <summary>
/// Names of delivered files as they may be shown and journalled. Linux takes line breaks, escape sequences and turned writing direction
/// in names; in a log or on a terminal they would lie about what was delivered.
/// </summary>
internal static class PlainName
{
    public static string Of(string name)
    {
        if (!name.Any(IsHidden))
            return name;
        var plain = new StringBuilder();
        foreach (var c in name)
            _ = IsHidden(c) ? plain.Append(CultureInfo.InvariantCulture, $"%{(int)c:X2}") : plain.Append(c);
        return plain.ToString();
    }

    private static bool IsHidden(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
