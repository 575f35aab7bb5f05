using System.Globalization;

namespace Ingest.Cli.Commands;

/// <summary>A document as people name it: by its id, or by the beginning of it that lists show on a terminal.</summary>
internal static class DocumentArgument
{
    private const int Shortest = 8;

    /// <returns>Null when no document is meant.</returns>
    /// <exception cref="UsageException">Several documents begin so.</exception>
    public static async ValueTask<Guid?> FindAsync(Workplace workplace, string text, CancellationToken cancel)
    {
        if (Guid.TryParse(text, CultureInfo.InvariantCulture, out var id))
            return id;
        if (text.Length < Shortest || !text.All(c => char.IsAsciiHexDigit(c) || c == '-'))
            return null;
        return await workplace.Catalog.IdsAsync(text.ToLowerInvariant(), 2, cancel) switch
        {
            [] => null,
            [var one] => one,
            _ => throw new UsageException($"Several documents begin with {text}.", "Name the whole id: 'ingest list --json' shows it."),
        };
    }
}
