namespace Ingest.Tests.Support;

/// <summary>Character error rate as <c>score.py</c> counts it: edit distance by characters of the truth, white space as one blank.</summary>
public static class CharacterErrors
{
    public static double Rate(string truth, string read)
    {
        var (a, b) = (Plain(truth), Plain(read));
        return (double)Distance(a, b) / Math.Max(1, a.Length);
    }

    private static string Plain(string text) =>
        string.Join(' ', text.Normalize().Replace('\f', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }
        return row[^1];
    }
}
