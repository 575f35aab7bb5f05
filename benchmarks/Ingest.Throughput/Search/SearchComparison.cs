using System.Diagnostics;
using System.Globalization;
using System.Text;
using Ingest.Catalog;
using Ingest.Catalog.Sqlite;

namespace Ingest.Throughput.Search;

/// <summary>How long searches take in a large catalog, by kind of query. Every query is another one; each kind is warmed by three that do not count.</summary>
internal sealed class SearchComparison(string folder, int pages, Action<string> say)
{
    private const int Seed = 5;
    private const int Queries = 60;
    private const int WarmUp = 3;

    public async Task<string> RunAsync(CancellationToken cancel)
    {
        var built = new LargeCatalog(folder, pages, Seed, say);
        var load = await built.BuildAsync(cancel);
        using var catalog = SqliteCatalog.Open(built.File);
        var table = new StringBuilder();
        table.AppendLine(CultureInfo.InvariantCulture, $"{string.Join(", ", load)}; file {new FileInfo(built.File).Length >> 20} MiB").AppendLine();
        table.AppendLine("| query | example | p50 ms | p95 ms | longest ms | hits shown, of which similar |").AppendLine("|---|---|---|---|---|---|");
        var random = new Random(Seed);
        var words = new GeneratedPages(Seed).Words;
        foreach (var (kind, make, fuzzy) in Kinds(words, random))
        {
            var times = new List<double>();
            var (example, shown, similar) = ("", 0, 0);
            for (var i = -WarmUp; i < Queries; i++)
            {
                var text = make();
                var began = Stopwatch.GetTimestamp();
                var found = await catalog.SearchAsync(SearchQuery.Parse(text), new(Fuzzy: fuzzy), cancel);
                if (i < 0)
                    continue;
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                (example, shown, similar) = (text, shown + found.Hits.Count, similar + found.Hits.Count(h => h.Similar));
            }

            times.Sort();
            table.AppendLine(CultureInfo.InvariantCulture, $"| {kind} | `{example}` | {times[times.Count / 2]:0.0} | {times[(int)(times.Count * 0.95)]:0.0} | {times[^1]:0.0} | {shown}, {similar} |");
            say($"{kind}: p95 {times[(int)(times.Count * 0.95)]:0.0} ms");
        }

        table.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"Peak memory of the process: {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB.");
        return table.ToString();
    }

    private static IEnumerable<(string Kind, Func<string> Make, Fuzzy Fuzzy)> Kinds(IReadOnlyList<string> words, Random random)
    {
        string Word(int from, int to, int shortest = 5)
        {
            while (true)
            {
                var word = words[random.Next(from, to)];
                if (word.Length >= shortest)
                    return word;
            }
        }

        yield return ("the most frequent word", () => words[0], Fuzzy.Never);
        yield return ("frequent words (ranks 2 to 100)", () => words[random.Next(1, 100)], Fuzzy.Never);
        yield return ("two frequent words", () => $"{words[random.Next(0, 100)]} {words[random.Next(0, 100)]}", Fuzzy.Never);
        yield return ("middling words (ranks 100 to 5,000)", () => Word(100, 5000), Fuzzy.Never);
        yield return ("rare words (from rank 100,000)", () => Word(100_000, words.Count), Fuzzy.Never);
        yield return ("rare word whole", () => $"\"{Word(100_000, words.Count)}\"", Fuzzy.Never);
        yield return ("rare and frequent word", () => $"{Word(50_000, words.Count)} {words[random.Next(0, 50)]}", Fuzzy.Never);
        yield return ("phrase of two frequent words", () => $"\"{words[random.Next(0, 100)]} {words[random.Next(0, 100)]}\"", Fuzzy.Never);
        yield return ("phrase with a middling word", () => $"\"{words[random.Next(0, 60)]} {Word(100, 2000)}\"", Fuzzy.Never);
        yield return ("beginning of five letters", () => Word(100, 5000, 8)[..5].ToLowerInvariant() + "*", Fuzzy.Never);
        yield return ("end of a compound", () => "*" + Word(100, 300, 6).ToLowerInvariant()[^5..], Fuzzy.Never);
        yield return ("frequent word and without another", () => $"{words[random.Next(0, 100)]} -{Word(100, 1000)}", Fuzzy.Never);
        yield return ("word in one Akte", () => $"{words[random.Next(0, 100)]} az:{31 + random.Next(60)}-{1000 + random.Next(700)}", Fuzzy.Never);
        yield return ("word in one class and year", () => $"{Word(100, 5000)} typ:RECHNUNG datum:{1950 + random.Next(70)}", Fuzzy.Never);
        yield return ("frequent word in a span of years", () => $"{words[random.Next(0, 100)]} datum:{1960 + random.Next(20)}..{1990 + random.Next(20)}", Fuzzy.Never);
        yield return ("word by sender", () => $"{words[random.Next(0, 100)]} von:{Word(100, 1000)}", Fuzzy.Never);
        yield return ("title", () => $"titel:{Word(100, 5000)}", Fuzzy.Never);
        yield return ("fuzzy, frequent word", () => words[random.Next(1, 100)], Fuzzy.Always);
        yield return ("fuzzy, rare word", () => Word(100_000, words.Count), Fuzzy.Always);
        yield return ("fuzzy, misread word", () => Word(500, 50_000, 8) is var w ? w[..3] + "x" + w[4..] : "", Fuzzy.WhenNothingIsFound);
        yield return ("fuzzy, two words", () => $"{Word(1000, 50_000)} {words[random.Next(0, 100)]}", Fuzzy.Always);
    }
}
