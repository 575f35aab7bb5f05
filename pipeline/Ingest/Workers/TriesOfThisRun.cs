using System.Collections.Concurrent;
using Ingest.Model;

namespace Ingest.Workers;

/// <summary>Deaths by page, forgotten with the run: for work that leaves no journal.</summary>
internal sealed class TriesOfThisRun : IPageTries
{
    private readonly ConcurrentDictionary<PageId, int> deaths = new();

    public ValueTask<(int RunsEnded, int Deaths)> BeginAsync(PageId page, CancellationToken cancel) => new((0, deaths.GetValueOrDefault(page)));

    public ValueTask<int> DiedAsync(PageId page, string how, CancellationToken cancel) => new(deaths.AddOrUpdate(page, 1, (_, before) => before + 1));
}
