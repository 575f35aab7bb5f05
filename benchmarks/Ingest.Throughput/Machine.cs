using System.Globalization;

namespace Ingest.Throughput;

/// <summary>The machine and the commit in one line.</summary>
internal static class Machine
{
    public static async Task<string> DescribeAsync(CancellationToken cancel)
    {
        var model = Value("/proc/cpuinfo", "model name");
        var memory = long.Parse(Value("/proc/meminfo", "MemTotal").Split(' ')[0], CultureInfo.InvariantCulture) / 1024.0 / 1024;
        var commit = await Tool.FirstLineAsync("git", ["-C", Checkout.Root, "describe", "--always", "--dirty"], cancel);
        return string.Create(CultureInfo.InvariantCulture, $"{model}, {Environment.ProcessorCount} cores, {memory:F1} GB RAM; commit {commit}");
    }

    private static string Value(string file, string key) =>
        File.ReadLines(file).FirstOrDefault(l => l.StartsWith(key, StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? "0";
}
