using System.Text;
using Ingest.Catalog.Query;
using Ingest.Catalog.Words;

namespace Ingest.Catalog;

/// <summary>
/// What a person typed into the search field. All words must stand on one page; <c>"a b"</c> is a phrase, <c>-a</c> must not stand there,
/// <c>a*</c> is a beginning, <c>*a</c> an end. <c>az:</c> (<c>akte:</c>), <c>vorgang:</c>, <c>typ:</c> (<c>class:</c>), <c>von:</c>, <c>datum:</c>, <c>titel:</c> and <c>status:</c>
/// narrow the documents. Everything else is words: there is no text that is not a query.
/// </summary>
public sealed record SearchQuery
{
    /// <summary>Characters of the text that are looked at.</summary>
    public const int LongestText = 1000;

    /// <summary>Words, phrases and fields that are looked at.</summary>
    public const int MostTerms = 32;

    internal IReadOnlyList<SearchTerm> Terms { get; private init; } = [];
    internal IReadOnlyList<FieldCondition> Fields { get; private init; } = [];

    /// <summary>What of the text was not taken as it was meant, for the person who typed it.</summary>
    public IReadOnlyList<string> Notes { get; private init; } = [];

    public bool IsEmpty => Terms.Count == 0 && Fields.Count == 0;

    public static SearchQuery Parse(string text)
    {
        var (terms, fields, notes) = (new List<SearchTerm>(), new List<FieldCondition>(), new List<string>());
        if (text.Length > LongestText)
            notes.Add($"Only the first {LongestText} characters of the query were used.");
        foreach (var token in Tokens(text.Length <= LongestText ? text : text[..LongestText]))
        {
            if (terms.Count + fields.Count == MostTerms)
            {
                notes.Add($"Only the first {MostTerms} words of the query were used.");
                break;
            }

            var span = DateSpan.None;
            var isField = token.Field is { } kind && (kind != FieldKind.Date || DateSpan.TryParse(token.Value, out span));
            if (token.Field == FieldKind.Date && !isField)
                notes.Add($"'{token.Value}' is no date or span of dates (2019, 05.2019, 17.5.2019, 2018..2020): it was looked for as a word.");
            if (IsUnknownField(token, out var name))
                notes.Add($"'{name}:' is no field ({FieldKinds.Known}): it was looked for as a word.");
            if (isField)
                fields.Add(FieldCondition.Of(token.Field!.Value, token.Value, span, token.Without));
            else if (Term(token) is { } term)
                terms.Add(term);
        }

        return new() { Terms = terms, Fields = fields, Notes = notes };
    }

    private static bool IsUnknownField(Token token, out string name)
    {
        var colon = token.Value.IndexOf(':', StringComparison.Ordinal);
        name = colon > 0 ? token.Value[..colon] : "";
        return token is { Field: null, Quoted: false } && name.Length > 1 && colon + 1 < token.Value.Length && name.All(char.IsLetter);
    }

    private static SearchTerm? Term(Token token)
    {
        if (IndexMarks.Words(token.Value) is not { Count: > 0 } words)
            return null;
        var single = words is [_] && !token.Quoted;
        var (begins, ends) = (token.Value.EndsWith('*'), token.Value.StartsWith('*'));
        var prefix = single && (begins || !ends && words[0].Length >= FieldCondition.PrefixLength && words[0].All(char.IsLetter));
        return new(words, prefix, single && ends && words[0].Length > 2, token.Without) { Typed = single ? token.Value.Trim('*') : "" };
    }

    private readonly record struct Token(FieldKind? Field, string Value, bool Quoted, bool Without);

    /// <summary>Pieces between white space; quotes hold white space together, an open quote reaches to the end.</summary>
    private static IEnumerable<Token> Tokens(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var without = text[at] == '-' && at + 1 < text.Length && (char.IsLetterOrDigit(text[at + 1]) || text[at + 1] is '"' or '*') && (at == 0 || char.IsWhiteSpace(text[at - 1]));
            at += without ? 1 : 0;
            var (kind, length) = FieldKinds.At(text, at);
            at += length;
            var quoted = at < text.Length && text[at] == '"';
            var value = new StringBuilder();
            for (at += quoted ? 1 : 0; at < text.Length && !(quoted ? text[at] == '"' : char.IsWhiteSpace(text[at]) || text[at] == '"'); at++)
                value.Append(text[at]);
            at += quoted ? 1 : 0;
            if (value.Length > 0)
                yield return new(length > 0 ? kind : null, value.ToString(), quoted, without);
        }
    }
}
