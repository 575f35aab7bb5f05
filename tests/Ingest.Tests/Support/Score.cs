using System.Text;
using System.Text.RegularExpressions;

namespace Ingest.Tests.Support;

/// <summary>
/// Character errors of a text against a transcription, by the rules of the test data's own score.py:
/// NFC, runs of white space count as one blank; a line is lost when its best place in the text still has more than half of it wrong.
/// </summary>
public static partial class Score
{
    public static (int Errors, int Characters) Characters(string truth, string text)
    {
        var (a, b) = (Normalize(truth), Normalize(text));
        return (Distance(a, b, anywhere: false), a.Length);
    }

    /// <summary>Errors per character of the truth.</summary>
    public static double Rate(string truth, string text)
    {
        var (errors, characters) = Characters(truth, text);
        return (double)errors / Math.Max(1, characters);
    }

    public static int LostLines(string truth, string text)
    {
        var hay = Normalize(text);
        return truth.Split('\n').Select(Normalize).Where(l => l.Length > 0)
            .Count(line => Distance(line, hay, anywhere: true) * 2 > line.Length);
    }

    private static string Normalize(string text) => Blanks().Replace(text.Normalize(NormalizationForm.FormC).Replace('\f', ' ').Trim('\ufeff'), " ").Trim();

    /// <summary>Levenshtein distance; with <paramref name="anywhere"/> the pattern may begin and end at any place of the text (Sellers 1980).</summary>
    private static int Distance(string pattern, string text, bool anywhere)
    {
        var row = Enumerable.Range(0, pattern.Length + 1).ToArray();
        var best = row[^1];
        for (var j = 1; j <= text.Length; j++)
        {
            var diagonal = row[0];
            row[0] = anywhere ? 0 : j;
            for (var i = 1; i <= pattern.Length; i++)
            {
                var above = row[i];
                row[i] = Math.Min(Math.Min(row[i - 1], above) + 1, diagonal + (pattern[i - 1] == text[j - 1] ? 0 : 1));
                diagonal = above;
            }
            best = Math.Min(best, row[^1]);
        }
        return anywhere ? best : row[^1];
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
