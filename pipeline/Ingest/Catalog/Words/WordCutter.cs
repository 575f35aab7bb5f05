using System.Globalization;
using System.Text;

namespace Ingest.Catalog.Words;

/// <summary>
/// Cuts text into words and folds them: the one place that says what a word is, for the index, for queries and for the marks on a page.
/// A word divided at the end of a line is one word. ä, ae and a are the same, and so on for ö and ü: typewriters had no umlauts, and
/// recognition loses their dots.
/// </summary>
/// <param name="buffer">Room for <see cref="LongestWord"/> characters; holds <see cref="Word"/> until the next call.</param>
internal ref struct WordCutter(ReadOnlySpan<char> text, Span<char> buffer)
{
    /// <summary>Characters of a folded word that count; the rest of a longer one is left out on both sides.</summary>
    public const int LongestWord = 64;

    private const string Hyphens = "-=\u00AD\u2010\u2011\u2013\u2014\u00AC\u2E17\u2E40";
    private const char SoftHyphen = '\u00AD';

    // "Ein- und Ausgang": the hyphen stands for the rest of the word
    private static readonly string[] Conjunctions = ["und", "oder", "bzw", "sowie", "als", "noch", "and", "or"];

    private readonly ReadOnlySpan<char> text = text;
    private readonly Span<char> buffer = buffer;
    private int at;
    private int length;
    private bool afterUmlaut;

    /// <summary>Folded; valid until the next call.</summary>
    public readonly ReadOnlySpan<char> Word => buffer[..length];

    /// <summary>Where it stands in the text; of a divided word the part in the first line.</summary>
    public int Start { get; private set; }
    public int End { get; private set; }

    /// <summary>The rest of a divided word; empty (0 to 0) where it is not divided.</summary>
    public int RestStart { get; private set; }
    public int RestEnd { get; private set; }

    /// <summary>How many folded characters stand before the division.</summary>
    public int DividedAt { get; private set; }

    /// <summary>A hyphen at the end of the line follows, and the next line may begin with the rest of this word or with another one.</summary>
    public bool MayGoOn { get; private set; }

    public readonly bool IsDivided => RestEnd > 0;

    public bool Next()
    {
        while (Step())
        {
            // combining marks alone are no word
            if (length > 0)
                return true;
        }

        return false;
    }

    private bool Step()
    {
        length = 0;
        afterUmlaut = false;
        (RestStart, RestEnd, DividedAt, MayGoOn) = (0, 0, 0, false);
        while (at < text.Length && PartLength(at) == 0)
            at++;
        Start = at;
        if (at == text.Length)
            return false;
        Take();
        End = at;
        while (NextLineBegins() is var next && next > 0)
        {
            MayGoOn = true;
            if (!GoesOn(next))
                break;
            MayGoOn = false;
            DividedAt = DividedAt == 0 ? length : DividedAt;
            RestStart = RestEnd == 0 ? next : RestStart;
            at = next;
            Take();
            RestEnd = at;
        }

        return true;
    }

    private void Take()
    {
        while (at < text.Length)
        {
            var part = PartLength(at);
            if (part == 0)
            {
                // a soft hyphen inside a line is no letter and no end
                if (text[at] != SoftHyphen || at + 1 == text.Length || PartLength(at + 1) == 0)
                    return;
                at++;
                continue;
            }

            if (part == 1)
                Append(text[at]);
            else
                Append(text.Slice(at, part));
            at += part;
        }
    }

    private void Append(char c)
    {
        var folded = LetterFolding.Of(c);
        if (folded is null)
            Put(char.ToLowerInvariant(c));
        else
        {
            foreach (var letter in folded)
                Put(letter);
        }

        // an e that was dropped stands for the dots, and no second one falls with it
        afterUmlaut = LetterFolding.IsUmlaut(c) || folded is { Length: 0 } || c is 'e' or 'E';
    }

    /// <summary>A letter outside the basic plane: both halves.</summary>
    private void Append(ReadOnlySpan<char> pair)
    {
        Rune.DecodeFromUtf16(pair, out var rune, out _);
        Span<char> lower = stackalloc char[2];
        var count = Rune.ToLowerInvariant(rune).EncodeToUtf16(lower);
        // half of it would be no letter
        if (length + count > LongestWord)
            return;
        foreach (var c in lower[..count])
            Put(c);
    }

    private void Put(char c)
    {
        // ae, oe, ue
        if (c == 'e' && !afterUmlaut && length > 0 && buffer[length - 1] is 'a' or 'o' or 'u')
            return;

        if (length < LongestWord)
            buffer[length++] = c;
    }

    /// <summary>Where the next line begins, when a letter and a hyphen end this one; 0 otherwise.</summary>
    private readonly int NextLineBegins()
    {
        if (at >= text.Length || !Hyphens.Contains(text[at]) || !char.IsLetter(text[at - 1]))
            return 0;
        var next = at + 1;
        while (next < text.Length && text[next] is ' ' or '\t' or '\r')
            next++;
        if (next >= text.Length || text[next] != '\n')
            return 0;
        next++;
        while (next < text.Length && text[next] is ' ' or '\t')
            next++;
        return next < text.Length && char.IsLetter(text[next]) ? next : 0;
    }

    /// <summary>Before a small letter the hyphen falls away, and among capitals; before a capital it is the hyphen of a compound.</summary>
    private readonly bool GoesOn(int next)
    {
        var end = next;
        while (end < text.Length && char.IsLetter(text[end]))
            end++;
        var word = text[next..end];
        if (char.IsUpper(word[0]))
            return End - Start > 1 && word.Length > 1 && AllUpper(text[Start..End]) && AllUpper(word);
        foreach (var conjunction in Conjunctions)
        {
            if (word.SequenceEqual(conjunction))
                return false;
        }

        return true;
    }

    private static bool AllUpper(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (char.IsLower(c))
                return false;
        }

        return true;
    }

    /// <summary>Letters, numbers and the marks that belong to them; private use belongs to the index itself.</summary>
    private readonly int PartLength(int place)
    {
        var c = text[place];
        if (c < '\u0080')
            return char.IsAsciiLetterOrDigit(c) ? 1 : 0;
        if (!char.IsSurrogate(c))
            return char.IsLetter(c) || char.IsNumber(c) || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark ? 1 : 0;
        return Rune.DecodeFromUtf16(text[place..], out var rune, out var used) == System.Buffers.OperationStatus.Done && (Rune.IsLetter(rune) || Rune.IsNumber(rune)) ? used : 0;
    }
}
