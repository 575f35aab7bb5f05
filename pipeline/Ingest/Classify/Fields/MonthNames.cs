namespace Ingest.Classify.Fields;

/// <summary>German and English months by their first letters, written out because the product runs without culture data.</summary>
internal static class MonthNames
{
    /// <summary>Notes §2.2, with the spellings of recognition (Marz, Maerz).</summary>
    public const string German =
        @"(?:Jan(?:uar|\.)?|Jän(?:ner)?|Febr?(?:uar|\.)?|M(?:ä|a|ae)rz|Mrz\.?|Apr(?:il|\.)?|Mai|Jun[i.]?|Jul[i.]?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Okt(?:ober|\.)?|Nov(?:ember|\.)?|Dez(?:ember|\.)?)";

    public const string English =
        @"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)";

    private static readonly (string Prefix, int Month)[] Prefixes =
    [
        ("jan", 1), ("jän", 1), ("feb", 2), ("mär", 3), ("mar", 3), ("mae", 3), ("mrz", 3), ("apr", 4), ("mai", 5), ("may", 5),
        ("jun", 6), ("jul", 7), ("aug", 8), ("sep", 9), ("okt", 10), ("oct", 10), ("nov", 11), ("dez", 12), ("dec", 12),
    ];

    /// <summary>1 to 12, or 0 when the name is none.</summary>
    public static int NumberOf(string name) =>
        Prefixes.FirstOrDefault(p => name.StartsWith(p.Prefix, StringComparison.OrdinalIgnoreCase)).Month;
}
