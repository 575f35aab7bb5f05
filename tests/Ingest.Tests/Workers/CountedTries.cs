using System.Collections.Concurrent;
using Ingest.Model;

namespace Ingest.Tests.WorkerProcesses;

/// <summary>A ledger of tries that shows what was asked of it.</summary>
internal sealed class CountedTries(int runsEnded = 0, int deathsBefore = 0) : IPageTries
{
    private readonly List<string> log = [];
    private readonly ConcurrentDictionary<PageId, int> deaths = new();
    private readonly ConcurrentDictionary<PageId, TaskCompletionSource> begun = new();

    public IReadOnlyList<string> Log
    {
        get
        {
            lock (log)
                return [.. log];
        }
    }

    /// <summary>Done when the first try of the page is counted.</summary>
    public Task Begun(PageId page) => Begin(page).Task;

    public ValueTask<(int RunsEnded, int Deaths)> BeginAsync(PageId page, CancellationToken cancel)
    {
        Note($"begin {page}");
        Begin(page).TrySetResult();
        return new((runsEnded, deaths.GetOrAdd(page, deathsBefore)));
    }

    public ValueTask<int> DiedAsync(PageId page, string how, CancellationToken cancel)
    {
        Note($"died {page}: {how}");
        return new(deaths.AddOrUpdate(page, deathsBefore + 1, (_, before) => before + 1));
    }

    private TaskCompletionSource Begin(PageId page) => begun.GetOrAdd(page, _ => new());

    private void Note(string line)
    {
        lock (log)
            log.Add(line);
    }
}
