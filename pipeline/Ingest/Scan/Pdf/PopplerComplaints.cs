namespace Ingest.Scan;

/// <summary>
/// Turns what poppler prints about a page into plain sentences. Its own lines quote the file (operators, font names, strings): they are content and go nowhere.
/// Poppler ends with 0 in nearly all of these cases, so this is the only sign that a picture is not the whole page.
/// </summary>
internal static class PopplerComplaints
{
    public const string Picture = "A picture on the page is damaged or incomplete; part of it may be missing.";
    public const string Fonts = "A font of the page is missing or damaged; letters may be wrong or missing.";
    public const string Structure = "The structure of the file is damaged; the page is as the renderer repaired it.";
    public const string Commands = "The drawing commands of the page are damaged; part of it may be missing.";
    public const string Other = "The renderer reports an error on the page; part of it may be missing.";

    private static readonly string[] OutOfMemory = ["Out of memory", "Bogus memory allocation size", "bad_alloc"];

    /// <summary>Each line belongs to the first kind one of whose words it holds.</summary>
    private static readonly (string Sentence, string[] Words)[] Kinds =
    [
        (Structure, ["xref", "XRef", "trailer", "reconstruct", "endstream", "'Length'", "Pages tree", "Kid", "catalog"]),
        (Picture, ["JPEG", "DCT", "JPX", "JBIG2", "CCITTFax", "fax", "mage", "flate", "LZW", "width/height", "segment", "white code", "black code", "two dim"]),
        (Fonts, ["font", "Font", "CMap", "glyph"]),
        (Commands, ["perator", "args", "arguments", "command", "valid states", "Illegal character", "string", "ictionary", "name token", "XObject", "stream"]),
    ];

    /// <summary>Distinct sentences, none when nothing of the page can be missing.</summary>
    public static IReadOnlyList<string> Of(string errors) =>
        [.. errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(IsError).Select(Sentence).Distinct(StringComparer.Ordinal)];

    /// <summary>"Syntax Warning" is about fonts and style. libjpeg speaks without any prefix.</summary>
    private static bool IsError(string line) =>
        line.Contains(" Error", StringComparison.Ordinal) || line.StartsWith("Unimplemented", StringComparison.Ordinal) || line.Contains("JPEG", StringComparison.Ordinal);

    /// <summary>Then it paints on, or gives a single dot.</summary>
    public static bool IsOutOfMemory(string errors) =>
        OutOfMemory.Any(words => errors.Contains(words, StringComparison.Ordinal));

    private static string Sentence(string line) =>
        Kinds.FirstOrDefault(k => Array.Exists(k.Words, w => line.Contains(w, StringComparison.Ordinal))).Sentence ?? Other;
}
