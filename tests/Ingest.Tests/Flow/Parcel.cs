namespace Ingest.Tests.Flow;

/// <summary>An item that must be disposed exactly once.</summary>
internal sealed class Parcel : IDisposable
{
    private readonly Parcels all;
    private int disposed;

    public Parcel(Parcels all, int number)
    {
        (this.all, Number) = (all, number);
        all.Created();
    }

    public int Number { get; }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0)
            all.DisposedTwice();
        else
            all.Disposed();
    }
}

/// <summary>Counts the parcels of one test.</summary>
internal sealed class Parcels
{
    private int alive;
    private int twice;

    public int Alive => Volatile.Read(ref alive);

    public void Created() => Interlocked.Increment(ref alive);

    public void Disposed() => Interlocked.Decrement(ref alive);

    public void DisposedTwice() => Interlocked.Increment(ref twice);

    public void AssertAllLetGoOnce()
    {
        Assert.Equal(0, Alive);
        Assert.Equal(0, Volatile.Read(ref twice));
    }
}
