using System.Globalization;

namespace Ingest.Cli.Commands;

/// <summary>Lists of pages as people write them: <c>3,7</c>.</summary>
internal static class PageNumbers
{
    /// <exception cref="UsageException">Something in the list is no number.</exception>
    public static IReadOnlyList<int> Read(string option, string text) => [.. text.Split(',', StringSplitOptions.TrimEntries).Select(n => One(option, n))];

    public static int One(string option, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new UsageException($"{option} takes numbers of pages, not '{text}'.", "Count the pages within the document, from 1: 3,7");
}
