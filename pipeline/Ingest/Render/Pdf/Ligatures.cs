namespace Ingest.Render.Pdf;

/// <summary>Spells out the Latin ligatures U+FB00 to FB06: poppler does not find "finden" in a text that says "ﬁnden".</summary>
internal static class Ligatures
{
    private static readonly string[] Spelled = ["ff", "fi", "fl", "ffi", "ffl", "ſt", "st"];

    public static string Expand(string text) =>
        text.Any(IsLigature) ? string.Concat(text.Select(c => IsLigature(c) ? Spelled[c - '\uFB00'] : c.ToString())) : text;

    private static bool IsLigature(char c) => c is >= '\uFB00' and <= '\uFB06';
}
