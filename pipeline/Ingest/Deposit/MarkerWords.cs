using System.Text.Json;
using Ingest.Model;

namespace Ingest.Deposit;

/// <summary>How enumerations are spelled in stored records: <c>text-missing</c>, <c>stack-start</c>.</summary>
internal static class MarkerWords
{
    private static readonly PageFlags[] SingleFlags = [.. Enum.GetValues<PageFlags>().Where(f => f != PageFlags.None)];

    public static string Of<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <exception cref="FormatException">No such word.</exception>
    public static T Parse<T>(string word) where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (Of(value) == word)
                return value;
        }

        throw new FormatException($"There is no {typeof(T).Name} of that name.");
    }

    public static IEnumerable<string> Of(PageFlags flags) => SingleFlags.Where(f => flags.HasFlag(f)).Select(f => Of<PageFlags>(f));

    public static PageFlags ParseFlags(IEnumerable<string> words) => words.Aggregate(PageFlags.None, (flags, word) => flags | Parse<PageFlags>(word));
}
