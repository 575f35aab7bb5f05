using Ingest.Classify.Reading;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Ingest.Classify.Fields;

/// <summary>A date as it stands in a text. A two-digit year is that of 1930 to 2029 (<paramref name="Guessed"/>): the paper of an administration that still lies in files.</summary>
public sealed record FoundDate(DateOnly Date, int Index, int Length, bool Guessed);

/// <summary>Finds German, ISO and English dates; what is no day of the calendar is no date.</summary>
public static class DateText
{
    /// <summary>The expression of the notes (§2.2), as text to be built into others.</summary>
    public const string German =
        @"(?:0?[1-9]|[12]\d|3[01])\s?\.\s?(?:(?:0?[1-9]|1[0-2])\s?\.\s?|" + MonthNames.German + @"\s+)(?:(?:19|20)\d{2}|\d{2})";

    private const int FirstGuessedYear = 30;
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private static readonly SafeRegex[] Patterns =
    [
        new(@"\b(?<d>0?[1-9]|[12]\d|3[01])\s?\.\s?(?<m>0?[1-9]|1[0-2])\s?\.\s?(?<y>(?:1[6-9]|20)\d{2}|\d{2})\b", Options),
        new(@"\b(?<d>0?[1-9]|[12]\d|3[01])\s?\.?\s?(?<n>" + MonthNames.German + @")\s+(?<y>(?:1[6-9]|20)\d{2}|\d{2})\b", Options),
        new(@"\b(?<y>(?:1[6-9]|20)\d{2})-(?<m>0[1-9]|1[0-2])-(?<d>0[1-9]|[12]\d|3[01])\b", Options),
        new(@"\b(?<n>" + MonthNames.English + @")\s+(?<d>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\s?,?\s+(?<y>(?:19|20)\d{2})\b", Options),
        new(@"\b(?<d>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\s+(?<n>" + MonthNames.English + @"),?\s+(?<y>(?:19|20)\d{2})\b", Options),
    ];

    /// <summary>In the order of the text; overlapping readings of one place are counted once.</summary>
    public static IReadOnlyList<FoundDate> In(string text)
    {
        var found = new List<FoundDate>();
        foreach (var pattern in Patterns)
        {
            foreach (var match in pattern.Matches(text))
            {
                if (DateOf(match) is { } date && !found.Exists(f => f.Index < match.Index + match.Length && match.Index < f.Index + f.Length))
                    found.Add(date);
            }
        }
        return [.. found.OrderBy(f => f.Index)];
    }

    private static FoundDate? DateOf(Match match)
    {
        var yearText = match.Groups["y"].Value;
        var year = int.Parse(yearText, CultureInfo.InvariantCulture);
        if (yearText.Length == 2)
            year += year >= FirstGuessedYear ? 1900 : 2000;
        var month = match.Groups["m"].Success
            ? int.Parse(match.Groups["m"].ValueSpan, CultureInfo.InvariantCulture)
            : MonthNames.NumberOf(match.Groups["n"].Value);
        var day = int.Parse(match.Groups["d"].ValueSpan, CultureInfo.InvariantCulture);
        return month is >= 1 and <= 12 && day <= DateTime.DaysInMonth(year, month)
            ? new(new(year, month, day), match.Index, match.Length, yearText.Length == 2)
            : null;
    }
}
