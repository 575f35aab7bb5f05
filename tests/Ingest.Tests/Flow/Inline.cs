using System.Runtime.CompilerServices;
using Ingest.Flow;

namespace Ingest.Tests.Flow;

/// <summary>Stages from lambdas, for tests that need a single odd one.</summary>
internal sealed class Numbers(int count, Action<int>? yielded = null) : ISource<int>
{
    public async IAsyncEnumerable<int> ReadAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        for (var n = 0; n < count; n++)
        {
            await Task.Yield();
            yielded?.Invoke(n);
            yield return n;
        }
    }
}

internal sealed class Step<TIn, TOut>(Func<TIn, CancellationToken, ValueTask<TOut>> work) : IStage<TIn, TOut>
{
    public ValueTask<TOut> RunAsync(TIn item, CancellationToken cancel) => work(item, cancel);
}

internal sealed class Stream<TIn, TOut>(Func<IAsyncEnumerable<TIn>, CancellationToken, IAsyncEnumerable<TOut>> work) : IStreamStage<TIn, TOut>
{
    public IAsyncEnumerable<TOut> RunAsync(IAsyncEnumerable<TIn> items, CancellationToken cancel) => work(items, cancel);
}

internal sealed class Shelf<T>(Func<T, ValueTask>? accept = null) : ISink<T>
{
    public List<T> Items { get; } = [];

    public async ValueTask AcceptAsync(T item, CancellationToken cancel)
    {
        if (accept is not null)
            await accept(item);
        Items.Add(item);
    }
}
