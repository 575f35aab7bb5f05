using System.Runtime.ExceptionServices;

namespace Ingest.Flow;

/// <summary>
/// One run of a line: the single place that stops it and holds why. The first fault is kept and rethrown as it was;
/// everything that fails because the line is already stopping is a consequence and not reported.
/// </summary>
/// <param name="caller">Cancelling it stops the line, which then ends in <see cref="OperationCanceledException"/>.</param>
/// <param name="time">Measures busy and blocked time.</param>
/// <param name="observer">Told of every finished item; must be thread-safe and must not throw.</param>
public sealed class Run(CancellationToken caller, TimeProvider? time = null, IFlowObserver? observer = null) : IDisposable
{
    private readonly CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(caller);
    private ExceptionDispatchInfo? fault;

    /// <summary>Cancelled by the first fault or by the caller: stages see only this.</summary>
    public CancellationToken Stopped => stop.Token;

    /// <summary>Busy time and items per stage, in the order of the line; may be read while it runs.</summary>
    public StageTimes Times { get; } = new(time ?? TimeProvider.System, observer);

    /// <summary>Stops the line. Ignored when it is already stopping, so that consequences never hide the cause.</summary>
    public void Fail(Exception cause)
    {
        if (stop.IsCancellationRequested)
            return;
        if (Interlocked.CompareExchange(ref fault, ExceptionDispatchInfo.Capture(cause), null) is null)
            stop.Cancel();
    }

    public void Dispose() => stop.Dispose();

    /// <summary>Disposes an item nobody will take any more; it must not keep the next one from being disposed.</summary>
    internal void LetGo(object? item)
    {
        try
        {
            (item as IDisposable)?.Dispose();
        }
        catch (Exception e)
        {
            Fail(e);
        }
    }

    internal void Rethrow(bool reachedEnd)
    {
        fault?.Throw();
        if (!reachedEnd)
            caller.ThrowIfCancellationRequested();
    }
}
