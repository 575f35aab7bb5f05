using System.Globalization;
using System.Text;

namespace Ingest.Recognize.Managed;

/// <summary>The characters a model knows, by number (unicharset.cpp); 0 is the blank between words. A "character" may be a ligature of several letters.</summary>
internal sealed class CharacterSet
{
    public const int Space = 0;
    private const int MostCharacters = 100_000;

    private readonly Entry[] entries;

    private CharacterSet(Entry[] entries) => this.entries = entries;

    /// <summary>What the file says of a character; <see cref="Kinds"/> is a set of the bits below.</summary>
    internal readonly record struct Entry(string Text, int Kinds, string Script, string Normed);

    public const int Alpha = 1;
    public const int Lower = 2;
    public const int Upper = 4;
    public const int Digit = 8;
    public const int Punctuation = 16;

    public int Count => entries.Length;

    public Entry this[int id] => entries[id];

    public string Text(int id) => entries[id].Text;

    public bool Is(int id, int kinds) => (entries[id].Kinds & kinds) != 0;

    /// <summary>Chinese, Japanese and Thai set no blanks between words.</summary>
    public bool IsSpaceDelimited(int id) => entries[id].Script is not ("Han" or "Hiragana" or "Katakana" or "Thai");

    /// <exception cref="BrokenModelException">The text is not such a table.</exception>
    public static CharacterSet Read(ReadOnlySpan<byte> part)
    {
        var lines = Encoding.UTF8.GetString(part).Split('\n');
        if (!int.TryParse(lines[0].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > MostCharacters || lines.Length <= count)
            throw new BrokenModelException("The characters of the model are damaged: their number is wrong.");
        return new CharacterSet([.. lines.Skip(1).Take(count).Select(Parse)]);
    }

    // "Text kinds(hex) heights[,widths] script other-case direction mirror normed # comment"; older files end earlier.
    private static Entry Parse(string line, int id)
    {
        var fields = line.Split((char[])[' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length < 2 || !int.TryParse(fields[1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var kinds))
            throw new BrokenModelException($"The characters of the model are damaged: entry {id} cannot be read.");
        var text = fields[0] == "NULL" ? " " : fields[0];
        var script = fields.Skip(2).FirstOrDefault(f => f.Length > 1 && char.IsAsciiLetter(f[0])) ?? "NULL";
        var normed = fields.Length > 7 && fields[7] != "#" ? fields[7] : text;
        return new Entry(text, kinds, script, normed);
    }
}
