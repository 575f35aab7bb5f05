namespace Ingest.Catalog;

/// <summary>A few words around a hit, cut at the marked words, so that no page text has to be parsed for them by whoever shows it.</summary>
public sealed record Snippet(IReadOnlyList<SnippetPart> Parts)
{
    internal const string Ellipsis = "…";

    public static Snippet None { get; } = new([]);

    /// <param name="open">Stands before each marked word.</param>
    /// <param name="close">Stands after it.</param>
    public string ToText(string open, string close) => string.Concat(Parts.Select(p => p.Marked ? open + p.Text + close : p.Text));

    public override string ToString() => ToText("[", "]");

    /// <summary>Without signs that a database does not take or that marks were once made of.</summary>
    internal static string WithoutMarks(string text) => text.AsSpan().ContainsAny('\0', '\u0001', '\u0002') ? text.Replace('\u0001', ' ').Replace('\u0002', ' ').Replace('\0', ' ') : text;
}

public sealed record SnippetPart(string Text, bool Marked);
