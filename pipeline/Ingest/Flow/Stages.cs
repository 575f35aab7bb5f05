namespace Ingest.Flow;

/// <summary>
/// One item in, one item out; may run several times at once, order is kept outside. Owns its item from the moment it is called, also when it throws:
/// disposes it unless it is part of the result. A time limit of its own must not leave it as <see cref="OperationCanceledException"/>.
/// </summary>
public interface IStage<in TIn, TOut>
{
    ValueTask<TOut> RunAsync(TIn item, CancellationToken cancel);
}

/// <summary>
/// A stream in, a stream out: for stages that join or drop items. Runs once, in order, and reads to the end. Owns every item it has read:
/// what it holds back it disposes when it is cancelled. A stopped line throws at the next item, it never looks like the end.
/// </summary>
public interface IStreamStage<in TIn, out TOut>
{
    IAsyncEnumerable<TOut> RunAsync(IAsyncEnumerable<TIn> items, CancellationToken cancel);
}

/// <summary>Where items come from, lazily, in order.</summary>
public interface ISource<out T>
{
    IAsyncEnumerable<T> ReadAsync(CancellationToken cancel);
}

/// <summary>Where items end, one by one, in order. Owns each item it is called with.</summary>
public interface ISink<in T>
{
    ValueTask AcceptAsync(T item, CancellationToken cancel);
}
