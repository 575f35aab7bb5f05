namespace Ingest;

/// <summary>
/// Tries again while the store is away or full, up to <paramref name="limit"/> (<see cref="Timeout.InfiniteTimeSpan"/> only where a person asked for it).
/// Sound because every step of a run may be repeated.
/// </summary>
public sealed class StoreWait(TimeSpan limit, TimeProvider time, Action<string> say)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    public async Task<T> RunAsync<T>(Func<Task<T>> attempt, CancellationToken cancel)
    {
        var start = time.GetTimestamp();
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                return await attempt();
            }
            catch (StoreException e) when (limit == Timeout.InfiniteTimeSpan || time.GetElapsedTime(start) + pause <= limit)
            {
                say($"{e.Message} Trying again in {pause.TotalSeconds:0} s.");
                await Task.Delay(pause, time, cancel);
            }
        }
    }
}
