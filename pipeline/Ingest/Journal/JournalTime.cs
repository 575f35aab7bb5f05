using System.Globalization;

namespace Ingest.Journal;

/// <summary>Times in rows: ISO 8601, UTC, exact to the tick.</summary>
internal static class JournalTime
{
    public static string Write(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    public static DateTimeOffset Read(string text) =>
        DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.ToUniversalTime()
            : throw JournalErrors.Damaged("batch", "a time cannot be read");
}
