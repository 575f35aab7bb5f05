using System.Diagnostics;
using System.Globalization;

namespace Ingest.Throughput;

/// <summary>What a run cost: seconds on the wall, CPU seconds (user and system) of all its processes, and the largest sum of their resident memory seen.</summary>
internal sealed record Cost(double WallSeconds, double CpuSeconds, long PeakBytes)
{
    /// <summary>Two runs one after the other.</summary>
    public static Cost operator +(Cost a, Cost b) => new(a.WallSeconds + b.WallSeconds, a.CpuSeconds + b.CpuSeconds, Math.Max(a.PeakBytes, b.PeakBytes));
}

/// <summary>Measures whatever this process starts, by <c>/proc</c>. One measurement at a time. Shared pages count once for each process.</summary>
internal static class ProcessTree
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    /// <summary>USER_HZ, fixed for programs on Linux.</summary>
    private const double TicksPerSecond = 100;

    public static async Task<Cost> MeasureAsync(Func<Task> run)
    {
        using var stop = new CancellationTokenSource();
        var (cpu, start) = (ChildSeconds(), Stopwatch.GetTimestamp());
        var peak = WatchAsync(stop.Token);
        double wall;
        try
        {
            await run();
        }
        finally
        {
            wall = Stopwatch.GetElapsedTime(start).TotalSeconds;
            await stop.CancelAsync();
        }
        return new(wall, ChildSeconds() - cpu, await peak);
    }

    private static async Task<long> WatchAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Interval);
        var peak = 0L;
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
                peak = Math.Max(peak, ResidentBytes());
        }
        catch (OperationCanceledException)
        {
            // The run has ended.
        }
        return peak;
    }

    /// <summary>CPU of all processes this one has started and waited for, with theirs.</summary>
    private static double ChildSeconds()
    {
        var fields = Stat("self");
        return (long.Parse(fields[13], CultureInfo.InvariantCulture) + long.Parse(fields[14], CultureInfo.InvariantCulture)) / TicksPerSecond;
    }

    /// <summary>Of all processes below this one.</summary>
    public static long ResidentBytes()
    {
        var processes = new Dictionary<int, (int Parent, long Bytes)>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) && Stat(Path.GetFileName(folder)) is { Length: > 21 } fields)
                processes[id] = (int.Parse(fields[1], CultureInfo.InvariantCulture), long.Parse(fields[21], CultureInfo.InvariantCulture) * Environment.SystemPageSize);
        return processes.Where(p => IsMine(p.Key)).Sum(p => p.Value.Bytes);

        bool IsMine(int id)
        {
            // A child is younger than its parent, but ids wrap round: the number of steps is the limit.
            for (var steps = 0; steps < processes.Count && processes.TryGetValue(id, out var process); steps++)
            {
                if (process.Parent == Environment.ProcessId)
                    return true;
                id = process.Parent;
            }
            return false;
        }
    }

    /// <summary>Fields of proc(5) stat behind the name in brackets, from <c>state</c>; empty when the process is gone.</summary>
    private static string[] Stat(string process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return [];
        }
    }
}
