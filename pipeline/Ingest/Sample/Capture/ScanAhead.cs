using System.Runtime.CompilerServices;

namespace Ingest.Sample.Capture;

/// <summary>Scans a few pages at once and hands them out in order.</summary>
internal static class ScanAhead
{
    public static async IAsyncEnumerable<SamplePage> RunAsync(IEnumerable<PlannedPage> pages, [EnumeratorCancellation] CancellationToken cancel)
    {
        var running = new Queue<Task<SamplePage>>();
        foreach (var page in pages)
        {
            if (running.Count >= Environment.ProcessorCount)
                yield return await running.Dequeue().ConfigureAwait(false);
            running.Enqueue(Task.Run(() => page.ScanAsync(cancel), cancel));
        }
        while (running.Count > 0)
            yield return await running.Dequeue().ConfigureAwait(false);
    }
}
