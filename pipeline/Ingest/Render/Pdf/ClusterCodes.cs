using System.Globalization;
using System.Text;

namespace Ingest.Render.Pdf;

/// <summary>
/// Hands out a code (CID) per grapheme cluster of one document, in order of first use: any Unicode text fits into one font.
/// </summary>
internal sealed class ClusterCodes
{
    public const int Space = 1;

    // 16-bit codes; a text with more different clusters than this is noise
    private const int MostCodes = 60_000;
    // the target of a bfchar entry is at most 512 bytes; clusters of stacked marks are cut far below
    private const int LongestCluster = 32;
    private const string Unknown = "\uFFFD";

    private readonly Dictionary<string, int> codes = new(StringComparer.Ordinal);
    private readonly List<string> clusters = ["", " "];
    private readonly List<byte> glyphs = [0, (byte)ClusterWidth.Glyph(" ")];

    public int Count => clusters.Count;

    public string Cluster(int code) => clusters[code];

    public int Glyph(int code) => glyphs[code];

    /// <summary>Thousandths of the font size.</summary>
    public int Width(int code) => InvisibleFont.Widths[glyphs[code]];

    /// <summary>Codes of a clean word, in the order its letters stand on the page.</summary>
    public IReadOnlyList<int> Of(string word)
    {
        var pieces = new List<string>();
        var elements = StringInfo.GetTextElementEnumerator(word);
        while (elements.MoveNext())
            pieces.AddRange(Pieces(elements.GetTextElement()));
        return [.. VisualOrder.Of(pieces).Select(CodeOf)];
    }

    private static IEnumerable<string> Pieces(string cluster)
    {
        for (var at = 0; at < cluster.Length;)
        {
            var length = Math.Min(LongestCluster, cluster.Length - at);
            if (at + length < cluster.Length && char.IsHighSurrogate(cluster[at + length - 1]))
                length--;
            yield return cluster.Substring(at, length);
            at += length;
        }
    }

    private int CodeOf(string cluster)
    {
        if (codes.TryGetValue(cluster, out var code))
            return code;
        if (clusters.Count >= MostCodes)
            return cluster == Unknown ? Add(Unknown) : CodeOf(Unknown);
        return cluster == " " ? Space : Add(cluster);
    }

    private int Add(string cluster)
    {
        clusters.Add(cluster);
        glyphs.Add((byte)ClusterWidth.Glyph(cluster));
        return codes[cluster] = clusters.Count - 1;
    }
}
