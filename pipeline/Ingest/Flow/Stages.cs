namespace Ingest.Flow;

/// <summary>One item in, one item out; may run several times at once, order is kept outside.</summary>
public interface IStage<in TIn, TOut>
{
    ValueTask<TOut> RunAsync(TIn item, CancellationToken cancel);
}

/// <summary>A stream in, a stream out: for stages that join or drop items. Runs once, in order.</summary>
public interface IStreamStage<in TIn, out TOut>
{
    IAsyncEnumerable<TOut> RunAsync(IAsyncEnumerable<TIn> items, CancellationToken cancel);
}

/// <summary>Where items come from, lazily, in order.</summary>
public interface ISource<out T>
{
    IAsyncEnumerable<T> ReadAsync(CancellationToken cancel);
}

/// <summary>Where items end, one by one, in order.</summary>
public interface ISink<in T>
{
    ValueTask AcceptAsync(T item, CancellationToken cancel);
}
