using Ingest.Classify.Reading;
using System.Text;
using System.Text.RegularExpressions;

namespace Ingest.Classify.Fields;

/// <summary>Cuts a file reference out of the text behind its label, and brings it to the form in which two of them can be compared.</summary>
public static class AktenzeichenText
{
    private const int MaxTokens = 8;
    private const int ShortToken = 5;

    /// <summary>Where numbers stand that only look like a reference; they count as no text.</summary>
    private static readonly SafeRegex[] Lookalikes =
    [
        .. new[]
        {
            @"\b[A-Z]{2}\d{2}(?:\s?\d{4}){3,6}\s?\d{0,4}\b",
            @"\b\d{4}-\d{2}-\d{2}\b",
            @"(?:[Tt]el|[Ff]ax|[Pp]hone|[Tt]elefon|[Tt]elefax|[Dd]urchwahl|[Ff]ernruf|[Rr]uf|[Mm]obil|Fernspr|Handy)[a-z.]*\s*(?:[Nn]r\.?)?\s*[:.]?\s*\(?[+\d][\d\s()/.–-]+",
            @"\+\s?\d{1,3}[\s(/-]*\d[\d\s()/.–-]{5,}",
            @"\(\s?0?\d{2,5}\s?\)\s?\d[\d\s/–-]{2,}",
            @"\b0\d{2,5}\s?[/–-]\s?\d{5,}(?:[–-]\d{1,4})?\b",
            @"\b\d{3}[-.\s]\d{3}[-.\s]\d{4}\b",
            @"\b\d{3}-\d{4}\b",
            @"\b\d{5}-\d{4}\b",
            @"\b\d{5}\s+[A-ZÄÖÜ][a-zäöüß]+",
            @"§+\s?\d+[a-z]?(?:\s?[-–/,]\s?\d+)*",
            @"\b(?:Art|Artikel|Nr|Abs|S|Seite|Bl|Blatt|HRB|BLZ|Postfach|Kto|Konto)\.?\s?(?:[Nn]r\.?)?\s?\d+(?:[\s/–-]\d+)*",
            @"\b\d{1,3}(?:\.\d{3})*,(?:\d{2}|-+)\s?(?:€|EUR|DM|M|Euro)?",
            @"\b\d{2,4}/\d{1,4}/(?:EU|EG|EWG)\b",
            @"\b\d{1,2}[.:]\d{2}\s?(?:Uhr|h)\b",
            @"\b(?:19|20)\d{2}\s?[/–-]\s?(?:19|20)?[0-9]{2}\b",
        }.Select(p => new SafeRegex(p, RegexOptions.CultureInvariant)),
    ];

    /// <summary>The same text with everything blanked that is a date, telephone or account number, post code, paragraph, amount or span of years.</summary>
    public static string Blank(string text)
    {
        var blanked = new StringBuilder(text);
        foreach (var match in Lookalikes.SelectMany(l => l.Matches(text)))
            Fill(blanked, match.Index, match.Length);
        foreach (var date in DateText.In(text))
            Fill(blanked, date.Index, date.Length);
        return blanked.ToString();
    }

    /// <summary>How many characters from <paramref name="start"/> on are the reference behind a label; 0 when there is none.</summary>
    public static int LengthAt(string text, int start)
    {
        if (DateText.In(text).Any(d => d.Index == start))
            return 0;
        var shaped = AktenzeichenPatterns.Bare.Select(p => p.Match(text, start)).Where(m => m.Success && m.Index == start).Select(m => m.Length).DefaultIfEmpty(0).Max();
        return Math.Max(shaped, TokensAt(text, start));
    }

    /// <summary>Dashes and white space alike; O and l between digits are 0 and 1.</summary>
    public static string Normalize(string raw)
    {
        var text = new StringBuilder(raw.Length);
        foreach (var c in raw.Trim().TrimEnd('.', ',', ';', ':', '-', '(', ' '))
        {
            if (c is '–' or '—' or '‐' or '‑' or '−')
                text.Append('-');
            else if (!char.IsWhiteSpace(c))
                text.Append(c);
            else if (text.Length > 0 && text[^1] != ' ')
                text.Append(' ');
        }
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is 'O' or 'o' or 'l' or 'I' && IsInDigits(text, i))
                text[i] = text[i] is 'O' or 'o' ? '0' : '1';
        }
        return text.ToString();
    }

    /// <summary>What makes two spellings the same reference.</summary>
    public static string Canonical(string value) => Normalize(value).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();

    private static bool IsInDigits(StringBuilder text, int i)
    {
        var before = i > 0 && char.IsAsciiDigit(text[i - 1]);
        var after = i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]);
        return before && after || (after && i + 2 < text.Length && char.IsAsciiDigit(text[i + 2]) && (i == 0 || text[i - 1] is '/' or '-' or '.'));
    }

    private static int TokensAt(string text, int start)
    {
        var end = start;
        var digits = false;
        for (int i = start, tokens = 0; i < text.Length && tokens < MaxTokens; tokens++)
        {
            var next = text.IndexOf(' ', i);
            var token = text.AsSpan(i, (next < 0 ? text.Length : next) - i);
            var numeric = token.ContainsAnyInRange('0', '9');
            if (token.Length > 0 && !numeric && (token.Length > ShortToken || token.ContainsAnyInRange('a', 'z') || !(token[0] is '-' or '/' or '–' || char.IsAsciiLetterUpper(token[0]))))
                break;
            if (numeric && (token.Length > 30 || (i > start && DateText.In(text[i..]).Any(d => d.Index == 0))))
                break;
            digits |= numeric;
            if (numeric)
                end = i + token.TrimEnd(".,;:()").Length;
            if (next < 0 || token.EndsWith(",") || token.EndsWith(";"))
                break;
            i = next + 1;
        }
        return digits ? end - start : 0;
    }

    private static void Fill(StringBuilder text, int start, int length)
    {
        for (var i = start; i < start + length; i++)
            text[i] = ' ';
    }
}
