namespace Ingest.Catalog;

/// <summary>A few words around a hit, cut at the marks, so that no page text has to be parsed for them by whoever shows it.</summary>
public sealed record Snippet(IReadOnlyList<SnippetPart> Parts)
{
    internal const char Open = '\u0001';
    internal const char Close = '\u0002';
    internal const string Ellipsis = "…";

    public static Snippet None { get; } = new([]);

    /// <param name="open">Stands before each marked word, <paramref name="close"/> after it.</param>
    public string ToText(string open, string close) => string.Concat(Parts.Select(p => p.Marked ? open + p.Text + close : p.Text));

    public override string ToString() => ToText("[", "]");

    internal static string WithoutMarks(string text) => text.Replace(Open, ' ').Replace(Close, ' ').Replace('\0', ' ');

    internal static Snippet Parse(string marked)
    {
        var parts = new List<SnippetPart>();
        foreach (var piece in marked.ReplaceLineEndings(" ").Split(Open))
        {
            var end = piece.IndexOf(Close, StringComparison.Ordinal);
            if (end > 0)
                parts.Add(new(piece[..end], true));
            if (end + 1 < piece.Length)
                parts.Add(new(piece[(end + 1)..], false));
        }

        return new(parts);
    }
}

public readonly record struct SnippetPart(string Text, bool Marked);
