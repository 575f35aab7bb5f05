using System.Text;

namespace Ingest.Render.Pdf;

/// <summary>
/// Puts the letters of right-to-left words into the order they stand on paper: readers of PDF text turn them back
/// (poppler and pdf.js reverse a word that was written in logical order).
/// </summary>
internal static class VisualOrder
{
    public static IReadOnlyList<string> Of(IReadOnlyList<string> clusters)
    {
        if (!clusters.Any(IsRightToLeft))
            return clusters;
        var reversed = clusters.Reverse().ToList();
        // numbers and Latin parts keep their direction inside
        for (var i = 0; i < reversed.Count;)
        {
            var end = i;
            while (end < reversed.Count && IsLeftToRight(reversed[end]))
                end++;
            reversed.Reverse(i, end - i);
            i = end + 1;
        }
        return reversed;
    }

    private static bool IsRightToLeft(string cluster) =>
        Rune.GetRuneAt(cluster, 0).Value is (>= 0x0590 and < 0x0900) or (>= 0xFB1D and < 0xFE00) or (>= 0xFE70 and < 0xFEFF) or (>= 0x10800 and < 0x11000) or (>= 0x1E800 and < 0x1F000);

    private static bool IsLeftToRight(string cluster) =>
        Rune.IsLetterOrDigit(Rune.GetRuneAt(cluster, 0)) && !IsRightToLeft(cluster);
}
