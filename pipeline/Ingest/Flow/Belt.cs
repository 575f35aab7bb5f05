using System.Threading.Channels;

namespace Ingest.Flow;

/// <summary>The bounded channel between two stages. It owns the items that lie in it: what cannot be handed on is disposed.</summary>
internal sealed class Belt<T>(int capacity, Run run, StageMeter writer)
{
    private readonly Channel<T> channel = Channel.CreateBounded<T>(new BoundedChannelOptions(capacity)
    {
        FullMode = BoundedChannelFullMode.Wait,
        SingleReader = true,
        SingleWriter = true,
    });

    /// <summary>The reader has seen the natural end: everything that was written was taken, nothing stopped the line before.</summary>
    public bool Exhausted { get; private set; }

    /// <summary>Ownership of the item moves here, also when this throws.</summary>
    public async ValueTask HandOnAsync(T item)
    {
        var start = writer.Now;
        try
        {
            await channel.Writer.WriteAsync(item, run.Stopped).ConfigureAwait(false);
        }
        catch
        {
            run.LetGo(item);
            throw;
        }
        writer.Blocked(start);
    }

    /// <summary>Called by the writer, always. Carries no fault: that is the run's.</summary>
    public void Complete() => channel.Writer.Complete();

    /// <summary>False at the natural end. Throws when the line is stopped, so that nobody takes a stop for an end.</summary>
    public async ValueTask<bool> HasNextAsync()
    {
        var more = await channel.Reader.WaitToReadAsync(run.Stopped).ConfigureAwait(false);
        run.Stopped.ThrowIfCancellationRequested();
        Exhausted = !more;
        return more;
    }

    /// <summary>Ownership moves to the caller. Only after <see cref="HasNextAsync"/> said yes.</summary>
    public T Take() =>
        channel.Reader.TryRead(out var item) ? item : throw new InvalidOperationException("Nothing lies on the belt.");

    /// <summary>Only after reader and writer have ended.</summary>
    public void DisposeLeftovers()
    {
        while (channel.Reader.TryRead(out var item))
            run.LetGo(item);
    }
}
