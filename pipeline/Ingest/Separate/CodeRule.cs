using Ingest.Model;

namespace Ingest.Separate;

/// <summary>What a page with a matching code does to the document it lies in.</summary>
public enum CodeAction
{
    /// <summary>Ends the document before it and is no part of any document.</summary>
    Separate,
    /// <summary>Begins a document and stays its first page (serial numbers, tags).</summary>
    Start,
}

/// <summary>One rule of a profile: which code texts mean what. <paramref name="Matches"/> gets the trimmed text of one code.</summary>
public sealed record CodeRule(CodeAction Action, Func<string, bool> Matches)
{
    /// <summary>A separator with exactly this text, compared without case.</summary>
    public static CodeRule Separator(string text) =>
        new(CodeAction.Separate, code => string.Equals(code, text.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>A code that begins a document, for example <c>ASN</c>.</summary>
    public static CodeRule StartPrefix(string prefix) =>
        new(CodeAction.Start, code => code.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
