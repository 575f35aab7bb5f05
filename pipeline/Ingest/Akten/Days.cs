using System.Globalization;

namespace Ingest.Akten;

/// <summary>Days as they are written: ISO 8601 in records and output; in tables from people also <c>dd.MM.yyyy</c>.</summary>
public static class Days
{
    public static string Write(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static bool TryRead(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, ["yyyy-MM-dd", "dd.MM.yyyy", "d.M.yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
