namespace Ingest.Flow;

/// <summary>A complete line. It starts when it is awaited, runs once, and has let go of every item when it ends, however it ends.</summary>
public sealed class Line
{
    private readonly Wiring wiring;
    private readonly Func<bool> reachedEnd;
    private int started;

    internal Line(Wiring wiring, Func<bool> reachedEnd) => (this.wiring, this.reachedEnd) = (wiring, reachedEnd);

    /// <summary>
    /// Ends after every stage call has ended. Throws the first fault as it was thrown, with its trace, or
    /// <see cref="OperationCanceledException"/> with the caller's token when the caller stopped the line before its end.
    /// </summary>
    public async Task CompletionAsync()
    {
        if (Interlocked.Exchange(ref started, 1) != 0)
            throw new InvalidOperationException("A line runs once.");
        var pumps = wiring.StartAsync();
        await pumps.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        wiring.DisposeLeftovers();
        wiring.Run.Rethrow(reachedEnd());
        await pumps.ConfigureAwait(false);
    }
}
