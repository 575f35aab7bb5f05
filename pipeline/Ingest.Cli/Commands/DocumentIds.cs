namespace Ingest.Cli.Commands;

/// <summary>Documents as people name them: by their id, or by enough of its beginning.</summary>
internal static class DocumentIds
{
    public const string Described = "id of a document (see 'ingest list'), or its first 8 characters or more";

    private const int Shortest = 8;
    private const int MostNamed = 10;

    /// <exception cref="UsageException">No document, or several, begin so.</exception>
    public static async ValueTask<Guid> FindAsync(Workplace workplace, string text, CancellationToken cancel)
    {
        if (Guid.TryParse(text, out var whole))
            return whole;
        var beginning = text.ToLowerInvariant();
        if (beginning.Length is < Shortest or > 36 || !beginning.All(c => char.IsAsciiHexDigitLower(c) || c == '-'))
            throw Unknown(text);
        return await workplace.Catalog.IdsAsync(beginning, MostNamed, cancel) switch
        {
            [var one] => one,
            [] => throw Unknown(text),
            var several => throw new UsageException(
                $"{(several.Count == MostNamed ? "Ten or more" : several.Count)} documents begin with {text}:\n  {string.Join("\n  ", several)}", "Give more of the id."),
        };
    }

    public static UsageException Unknown(string text) =>
        new($"There is no document {text} in the store.", $"'ingest list' and 'ingest search' show the ids; at least {Shortest} characters of one are needed.");
}
