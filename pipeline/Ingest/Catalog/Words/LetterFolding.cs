namespace Ingest.Catalog.Words;

/// <summary>
/// What a letter is in the index: small, without accents, ß and ſ as s, ligatures apart. <c>string.Normalize</c> does nothing where
/// globalisation is invariant, so the letters of Latin scripts are written out.
/// </summary>
internal static class LetterFolding
{
    // U+00C0 to U+017F; '*' stands for letters that become two or keep their own sign
    private const string Latin =
        "aaaaaa*ceeeeiiiidnooooo\u00D7ouuuuy**aaaaaa*ceeeeiiiidnooooo\u00F7ouuuuy*y"
        + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii**jjkk\u0138llllllllllnnnnnnnnnoooooo**rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

    private static readonly string?[] Table = Build();

    /// <returns>Several letters or none, or null where <paramref name="c"/> is folded by its case alone.</returns>
    public static string? Of(char c) => c switch
    {
        < '\u0080' => null,
        < (char)0x180 => Table[c],
        >= '\u0300' and <= '\u036F' => "",
        '\u1E9E' => "ss",
        '\uFB00' => "ff",
        '\uFB01' => "fi",
        '\uFB02' => "fl",
        '\uFB03' => "ffi",
        '\uFB04' => "ffl",
        '\uFB05' or '\uFB06' => "st",
        _ => null,
    };

    /// <summary>ä, ö, ü and their capitals: an e that follows them is a letter of its own.</summary>
    public static bool IsUmlaut(char c) => c is 'ä' or 'ö' or 'ü' or 'Ä' or 'Ö' or 'Ü';

    private static string?[] Build()
    {
        var table = new string?[0x180];
        for (var i = 0; i < Latin.Length; i++)
            table[0xC0 + i] = Latin[i] is '*' or '\u00D7' or '\u00F7' ? null : Latin[i].ToString();
        foreach (var (letters, folded) in (ReadOnlySpan<(string, string)>)[("Ææ", "a"), ("Œœ", "o"), ("Þþ", "th"), ("ß", "ss"), ("Ĳĳ", "ij")])
        {
            foreach (var letter in letters)
                table[letter] = folded;
        }

        return table;
    }
}
