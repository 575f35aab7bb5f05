using System.Globalization;

namespace Ingest.Model;

/// <summary>Times and days as they are written in every record and output: ISO 8601, UTC, the same on every machine.</summary>
public static class IsoTime
{
    private const string DayFormat = "yyyy-MM-dd";
    private const string ExactFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    public static string Day(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    public static string Day(DateTimeOffset time) => Day(DateOnly.FromDateTime(time.UtcDateTime));

    public static bool TryReadDay(string text, out DateOnly day) => DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    /// <exception cref="FormatException">No day.</exception>
    public static DateOnly ReadDay(string text) => DateOnly.ParseExact(text, DayFormat, CultureInfo.InvariantCulture);

    /// <summary>Whole seconds.</summary>
    public static string Second(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Three decimals.</summary>
    public static string Millisecond(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>As many decimals as it has: what is read again is the same instant.</summary>
    public static string Exact(DateTimeOffset time) => time.UtcDateTime.ToString(ExactFormat, CultureInfo.InvariantCulture);

    /// <exception cref="FormatException">Not what <see cref="Exact"/> writes.</exception>
    public static DateTimeOffset ReadExact(string text) =>
        DateTimeOffset.ParseExact(text, ExactFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
