using System.Globalization;
using System.Text.Json;

namespace Ingest.Throughput.Memory;

/// <summary>Says in Markdown whether memory grew between the second and the last fifth of a long file.</summary>
internal static class MemoryTable
{
    public static string Of(MemoryPlan plan, long fileBytes, Cost cost, MemoryWatched watched, JsonElement report, string machine)
    {
        var (early, late) = (Median(watched.Samples, plan.Pages / 5, plan.Pages * 2 / 5), Median(watched.Samples, plan.Pages * 4 / 5, plan.Pages - 1));
        var after = watched.Samples.Where(s => s.Pages >= plan.Pages).Select(s => s.Bytes).DefaultIfEmpty().Max();
        var account = report.GetProperty("account");
        return string.Create(CultureInfo.InvariantCulture, $"""
            {machine}
            {plan.Pages} pages A4, 300 dpi, alternately colour JPEG and G4, in one {plan.Kind} of {fileBytes / 1e6:F0} MB; two workers

            | Pages | Documents | Wall s | CPU s | First page in work after s | Peak MB | Median MB of the second fifth | of the last fifth | Growth % | Peak MB after the last page |
            |---|---|---|---|---|---|---|---|---|---|
            | {account.GetProperty("inDocuments").GetInt32()} of {account.GetProperty("delivered").GetInt32()} | {report.GetProperty("documents").GetArrayLength()} | {cost.WallSeconds:F0} | {cost.CpuSeconds:F0} | {watched.FirstBegun.TotalSeconds:F1} | {cost.PeakBytes / 1e6:F0} | {early / 1e6:F0} | {late / 1e6:F0} | {(late / Math.Max(early, 1) - 1) * 100:F1} | {after / 1e6:F0} |

            """);
    }

    private static double Median(IEnumerable<MemorySample> samples, int from, int to)
    {
        var sorted = samples.Where(s => s.Pages >= from && s.Pages <= to).Select(s => s.Bytes).Order().ToList();
        return sorted.Count == 0 ? 0 : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2.0;
    }
}
