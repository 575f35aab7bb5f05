using System.Globalization;
using Ingest.Model;

namespace Ingest.Catalog.Query;

/// <summary>
/// Days from <paramref name="From"/> up to but not including <paramref name="Before"/>, both ISO 8601 of any length, so that texts compare as times do;
/// empty is open. Documents without a date are in no span.
/// </summary>
internal readonly record struct DateSpan(string From, string Before)
{
    private static readonly string[] Months =
        ["januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember"];

    public static DateSpan None { get; } = new("", "");

    public bool Holds(string date) =>
        date.Length > 0 && string.CompareOrdinal(date, From) >= 0 && (Before.Length == 0 || string.CompareOrdinal(date, Before) < 0);

    /// <summary>
    /// A year, month or day (2019, 2019-05, 05.2019, Mai 2019, 2019-05-17, 17.5.2019, 17. Mai 2019) or two of them with <c>..</c> between, one of
    /// which may be missing.
    /// </summary>
    public static bool TryParse(string text, out DateSpan span)
    {
        span = None;
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        if (dots < 0)
            return TryPart(text, out span);
        var (first, last) = (text[..dots].Trim(), text[(dots + 2)..].Trim());
        DateSpan begin = None, end = None;
        if (first.Length + last.Length == 0 || first.Length > 0 && !TryPart(first, out begin) || last.Length > 0 && !TryPart(last, out end))
            return false;
        span = new(begin.From, end.Before);
        return true;
    }

    private static bool TryPart(string text, out DateSpan span)
    {
        span = None;
        var parts = text.ToLowerInvariant().Replace("maerz", "märz", StringComparison.Ordinal).Split(['.', '-', '/', ' '], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length is 0 or > 3)
            return false;
        if (parts[^1].Length == 4)
            Array.Reverse(parts);
        var numbers = new int[3];
        for (var i = 0; i < parts.Length; i++)
        {
            if (i == 1 && Array.IndexOf(Months, parts[1]) is var month and >= 0)
                numbers[1] = month + 1;
            else if (parts[i].Length > 4 || !int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
                return false;
        }

        return parts[0].Length == 4 && numbers[0] is >= 1 and < 9999 && Span(numbers, parts.Length, out span);
    }

    private static bool Span(int[] date, int given, out DateSpan span)
    {
        span = None;
        if (given > 1 && date[1] is < 1 or > 12 || given > 2 && (date[2] < 1 || date[2] > DateTime.DaysInMonth(date[0], date[1])))
            return false;
        var first = new DateOnly(date[0], given > 1 ? date[1] : 1, given > 2 ? date[2] : 1);
        var next = given switch { 1 => first.AddYears(1), 2 => first.AddMonths(1), _ => first.AddDays(1) };
        span = new(Cut(first, given), Cut(next, given));
        return true;
    }

    private static string Cut(DateOnly day, int parts) => IsoTime.Day(day)[..(parts * 3 + 1)];

    /// <summary>Years, months or days that together hold the span, without separators as <see cref="Words.IndexMarks.Date"/> has them; empty when they are too many.</summary>
    public IEnumerable<string> Marks(int most)
    {
        if (From.Length == 0 || Before.Length == 0)
            return [];
        var (first, last) = (Day(From), Day(Before).AddDays(-1));
        if (last < first)
            return [];
        if (first.Year != last.Year)
            return last.Year - first.Year < most ? Enumerable.Range(first.Year, last.Year - first.Year + 1).Select(y => y.ToString("0000", CultureInfo.InvariantCulture)) : [];
        var year = first.Year;
        if (first.Month != last.Month)
            return Enumerable.Range(first.Month, last.Month - first.Month + 1).Select(m => string.Create(CultureInfo.InvariantCulture, $"{year:0000}{m:00}"));
        return first == last ? [first.ToString("yyyyMMdd", CultureInfo.InvariantCulture)] : [first.ToString("yyyyMM", CultureInfo.InvariantCulture)];
    }

    private static DateOnly Day(string text) =>
        IsoTime.ReadDay(text.Length switch { 4 => text + "-01-01", 7 => text + "-01", _ => text });
}
