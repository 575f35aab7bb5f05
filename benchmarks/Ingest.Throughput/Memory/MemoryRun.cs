using System.Diagnostics;
using System.Text.Json;
using Ingest.Native;

namespace Ingest.Throughput.Memory;

/// <param name="Kind"><c>tiff</c> or <c>pdf</c>.</param>
/// <param name="Keep">Folder for file, store and report; empty: none is kept.</param>
internal sealed record MemoryPlan(string Kind, int Pages, string Keep);

/// <summary>Resident memory of the run with all its processes when so many pages were recorded.</summary>
internal readonly record struct MemorySample(int Pages, long Bytes);

/// <summary>
/// Runs <c>ingest run</c> over one long file with two workers and watches the memory of all its processes by page number: it must not grow with the file.
/// </summary>
internal sealed class MemoryRun(MemoryPlan plan, Action<string> say)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <exception cref="IngestException">The run failed.</exception>
    public async Task<string> RunAsync(CancellationToken cancel)
    {
        var work = plan.Keep.Length > 0 ? Directory.CreateDirectory(plan.Keep).FullName : Directory.CreateTempSubdirectory("ingest-memory-").FullName;
        try
        {
            var file = await FileAsync(work, cancel);
            say(FormattableString.Invariant($"{new FileInfo(file).Length / 1e6:F0} MB in {file}"));
            var (store, report) = (Path.Combine(work, "store"), Path.Combine(work, "report.json"));
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            var watch = WatchAsync(Path.Combine(store, ".state", "journal.db"), stop.Token);
            var cost = await ProcessTree.MeasureAsync(() => Tool.RunAsync(
                Checkout.File, Checkout.Arguments("run", file, "--store", store, "--report", report, "--jobs", "2", "-q"), cancel));
            await stop.CancelAsync();
            using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(report, cancel));
            return MemoryTable.Of(plan, new FileInfo(file).Length, cost, await watch, json.RootElement, await Machine.DescribeAsync(cancel));
        }
        finally
        {
            if (plan.Keep.Length == 0)
                Directory.Delete(work, recursive: true);
        }
    }

    private async Task<string> FileAsync(string work, CancellationToken cancel)
    {
        var file = Path.Combine(work, FormattableString.Invariant($"long-{plan.Pages}.{(plan.Kind == "pdf" ? "pdf" : "tif")}"));
        if (File.Exists(file))
            return file;
        var pages = await LongPages.DrawAsync(cancel);
        // Under its name only when it is whole.
        var part = file + ".part";
        File.Delete(part);
        if (plan.Kind == "pdf")
            LongPdf.Write(part, pages, plan.Pages);
        else
            LongTiff.Write(part, pages, plan.Pages);
        PosixFile.TryLink(part, file);
        File.Delete(part);
        return file;
    }

    private async Task<MemoryWatched> WatchAsync(string journal, CancellationToken stop)
    {
        var start = Stopwatch.GetTimestamp();
        var watched = new MemoryWatched();
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                var (begun, recorded) = JournalWatch.Pages(journal);
                if (begun > 0 && watched.FirstBegun == default)
                    watched.FirstBegun = Stopwatch.GetElapsedTime(start);
                if (recorded / 100 > (watched.Samples.Count > 0 ? watched.Samples[^1].Pages / 100 : 0))
                    say(FormattableString.Invariant($"{recorded} pages after {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s, {ProcessTree.ResidentBytes() / 1e6:F0} MB"));
                watched.Samples.Add(new(recorded, ProcessTree.ResidentBytes()));
            }
        }
        catch (OperationCanceledException)
        {
            // The run has ended.
        }
        return watched;
    }
}

/// <summary>What was seen of a run from outside.</summary>
internal sealed class MemoryWatched
{
    /// <summary>From the start to the first page in a worker's hands; zero when none was.</summary>
    public TimeSpan FirstBegun { get; set; }

    public List<MemorySample> Samples { get; } = [];
}
