using System.CommandLine;
using System.Globalization;

namespace Ingest.Cli.Commands;

/// <summary><c>--clock</c>: the time in what is written, so that the same call gives the same bytes.</summary>
internal static class ClockOption
{
    public static Option<string?> Create(string description) => new("--clock") { HelpName = "TIME", Description = description };

    /// <summary>Null when it was not given.</summary>
    /// <exception cref="UsageException">Not a time.</exception>
    public static DateTimeOffset? Read(string? text) =>
        text is null ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var clock) ? clock
        : throw new UsageException($"--clock {text} is not an ISO 8601 time.", "Write it like 2026-11-23T08:00:00Z.");
}
