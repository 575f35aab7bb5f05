namespace Ingest.Flow;

/// <summary>Begins a line: <c>Link.From(source, ...).Then(stage, ...).Through(stream).Into(sink).CompletionAsync()</c>.</summary>
public static class Link
{
    /// <param name="source">Read lazily: never further ahead than the belt holds.</param>
    /// <param name="capacity">Items that may wait before each stage of the line, at least 1; each costs what the item costs.</param>
    /// <param name="run">Used for this line only; disposed by the caller after the line's completion.</param>
    /// <param name="name">In observer and times; the type's name when not given.</param>
    public static Link<T> From<T>(ISource<T> source, int capacity, Run run, string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        var wiring = new Wiring(run, capacity);
        var meter = run.Times.Add(source, name);
        var output = wiring.Belt<T>(meter);
        wiring.Add(new SourcePump<T>(source, output, run, meter).RunAsync);
        return new Link<T>(wiring, output);
    }
}

/// <summary>
/// The open end of a line under construction: its item type says what can follow. A stage takes ownership of an item when it is called
/// and gives up ownership of what it returns; in between the line owns it and disposes what it cannot hand on.
/// </summary>
public sealed class Link<T>
{
    private readonly Wiring wiring;
    private readonly Belt<T> input;
    private bool connected;

    internal Link(Wiring wiring, Belt<T> input) => (this.wiring, this.input) = (wiring, input);

    /// <summary>Parallel inside, ordered outside.</summary>
    /// <param name="stage">Called concurrently when <paramref name="workers"/> is above 1.</param>
    /// <param name="workers">Items in work at once. As many finished ones may wait for a slower one before them.</param>
    /// <param name="name">In observer and times; the type's name when not given.</param>
    public Link<TOut> Then<TOut>(IStage<T, TOut> stage, int workers = 1, string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        Connect();
        var meter = wiring.Run.Times.Add(stage, name);
        var output = wiring.Belt<TOut>(meter);
        wiring.Add(new StagePump<T, TOut>(stage, workers, input, output, wiring.Run, meter).RunAsync);
        return new Link<TOut>(wiring, output);
    }

    /// <param name="stage">Must read its input to the end, and disposes the items it holds back when it is cancelled.</param>
    /// <param name="name">In observer and times; the type's name when not given.</param>
    public Link<TOut> Through<TOut>(IStreamStage<T, TOut> stage, string? name = null)
    {
        Connect();
        var meter = wiring.Run.Times.Add(stage, name);
        var output = wiring.Belt<TOut>(meter);
        wiring.Add(new StreamPump<T, TOut>(stage, input, output, wiring.Run, meter).RunAsync);
        return new Link<TOut>(wiring, output);
    }

    public Line Into(ISink<T> sink, string? name = null)
    {
        Connect();
        var meter = wiring.Run.Times.Add(sink, name);
        wiring.Add(new SinkPump<T>(sink, input, wiring.Run, meter).RunAsync);
        return new Line(wiring, () => input.Exhausted);
    }

    private void Connect() =>
        connected = !connected ? true : throw new InvalidOperationException("A link has one successor: this one is already connected.");
}
