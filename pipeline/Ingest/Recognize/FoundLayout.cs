using Ingest.Model;
using Ingest.Recognize.Layout;

namespace Ingest.Recognize;

/// <summary>Lines in reading order, and who found them (evidence of the page; empty: not known).</summary>
public sealed record FoundLayout(IReadOnlyList<LineRegion> Lines, string Finder)
{
    /// <summary>Unread letters that are worth a look: a word or two.</summary>
    private const int FewestUnread = 10;

    /// <summary>What our own finder saw on the page, lines of others left aside.</summary>
    internal PageLines Seen { get; init; } = PageLines.Nothing;

    /// <summary>No line is lost silently: text that was seen and in none of these lines that were read.</summary>
    internal IReadOnlyList<Finding> Unread(IReadOnlyList<LineRegion> read)
    {
        var missed = MissedText.Stretches(read, Seen);
        var letters = missed.Sum(m => m.Letters);
        return letters < FewestUnread
            ? []
            : [new Finding(IssueCodes.TextUncovered, FormattableString.Invariant($"About {letters} letters that look like text were not read (places: {missed.Count}); compare the page with its text."))];
    }
}
