using System.Globalization;
using System.Text;

namespace Ingest.Throughput;

/// <summary>Writes the results as Markdown. Every figure is the median of the rounds, ratios with the smallest and the largest round.</summary>
internal static class ResultTable
{
    public static string Of(IReadOnlyList<Series> series, string mix, IReadOnlyList<string> versions, string machine)
    {
        var text = new StringBuilder();
        text.Line($"{machine}").Line($"{string.Join(", ", versions)}; OMP_THREAD_LIMIT=1").Line($"{Rounds(series)} interleaved rounds; {mix}").Line($"");
        text.Line($"| Pages | Program | Wall s | Pages/min | CPU s/page | Peak RSS MB | Wall time against ingest (min / median / max) |");
        text.Line($"|---|---|---|---|---|---|---|");
        foreach (var half in series.GroupBy(s => s.Half))
            Rows(text, $"{half.Key.Pages.Count} {half.Key.Name}", half.Key.Pages.Count, [.. half.Select(s => (s.Contender.Name, Costs(s)))]);
        var all = series.GroupBy(s => s.Contender).Select(c => (c.Key.Name, c.Select(Costs).Aggregate((a, b) => [.. a.Zip(b, (x, y) => x + y)]))).ToList();
        var pages = series.Select(s => s.Half).Distinct().Sum(h => h.Pages.Count);
        Rows(text, $"all {pages}", pages, all);
        Stages(text, series);
        return text.ToString();
    }

    private static void Rows(StringBuilder text, string what, int pages, List<(string Name, List<Cost> Costs)> rows)
    {
        var own = rows[0].Costs;
        foreach (var (name, costs) in rows)
        {
            var wall = Median(costs.Select(c => c.WallSeconds));
            var ratios = costs.Zip(own, (c, o) => c.WallSeconds / o.WallSeconds).ToList();
            var ratio = ReferenceEquals(costs, own) ? "1" : string.Create(CultureInfo.InvariantCulture, $"{ratios.Min():F2} / {Median(ratios):F2} / {ratios.Max():F2}");
            text.Line($"| {what} | `{name}` | {wall:F1} | {pages * 60 / wall:F0} | {Median(costs.Select(c => c.CpuSeconds)) / pages:F2} | {Median(costs.Select(c => c.PeakBytes / 1e6)):F0} | {ratio} |");
        }
    }

    private static void Stages(StringBuilder text, IReadOnlyList<Series> series)
    {
        foreach (var own in series.Where(s => s.Contender is IngestContender))
        {
            var stages = own.Results.SelectMany(r => r.StageSeconds).GroupBy(s => s.Key).Select(s => (s.Key, Seconds: Median(s.Select(t => t.Value)))).ToList();
            // Holds the two stages of the workers, which are listed, and the waiting for a free one.
            var work = stages.Where(s => s.Key != "SupervisedReading").OrderByDescending(s => s.Seconds).ToList();
            var sum = Math.Max(work.Sum(s => s.Seconds), double.Epsilon);
            var told = work.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Key} {s.Seconds * 1000 / own.Half.Pages.Count:F1} ms ({s.Seconds * 100 / sum:F1} %)"));
            text.Line($"").Line($"ingest, {own.Half.Name}: first page in work after {Median(own.Results.Select(r => r.FirstPage.BegunSeconds)):F2} s, recorded after {Median(own.Results.Select(r => r.FirstPage.RecordedSeconds)):F2} s. Busy time a page by stage: {string.Join(", ", told)}.");
        }
    }

    private static List<Cost> Costs(Series series) => [.. series.Results.Select(r => r.Cost)];

    private static int Rounds(IReadOnlyList<Series> series) => series[0].Results.Count;

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private static StringBuilder Line(this StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
