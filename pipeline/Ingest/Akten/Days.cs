using System.Globalization;

namespace Ingest.Akten;

/// <summary>Days as people write them in tables and commands: ISO 8601, or <c>dd.MM.yyyy</c>.</summary>
public static class Days
{
    public static bool TryRead(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, ["yyyy-MM-dd", "dd.MM.yyyy", "d.M.yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
