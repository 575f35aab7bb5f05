using System.Runtime.CompilerServices;
using Ingest.Flow;

namespace Ingest.Tests.Flow;

/// <summary>
/// A line with every kind of stage: source, single worker, three workers, stream (joins two parcels into one), two workers, sink.
/// Every stage calls the jolt before it does its work.
/// </summary>
internal sealed class ParcelLine(int count, int seed, Jolt jolt)
{
    public static readonly string[] Stages = ["source", "single", "parallel", "stream", "last", "sink"];

    private readonly Jostle jostle = new(seed);

    public Parcels Parcels { get; } = new();
    public List<int> Delivered { get; } = [];
    public bool StreamSawTheEnd { get; private set; }

    public static IEnumerable<int> Expected(int count) => Enumerable.Range(0, count).Where(n => n % 2 == 1 || n == count - 1);

    public Task RunAsync(Run run) =>
        Link.From(new Source(this), 2, run, "source")
            .Then(new Repacker(this, "single"), name: "single")
            .Then(new Repacker(this, "parallel"), 3, "parallel")
            .Through(new Joiner(this), "stream")
            .Then(new Repacker(this, "last"), 2, "last")
            .Into(new Shelf(this), "sink")
            .CompletionAsync()
            .WaitAsync(TimeSpan.FromMinutes(2));

    private sealed class Source(ParcelLine line) : ISource<Parcel>
    {
        public async IAsyncEnumerable<Parcel> ReadAsync([EnumeratorCancellation] CancellationToken cancel)
        {
            for (var number = 0; number < line.DeclaredCount; number++)
            {
                await line.jostle.YieldAsync();
                line.Jolt("source", number);
                yield return new Parcel(line.Parcels, number);
            }
        }
    }

    private sealed class Repacker(ParcelLine line, string name) : IStage<Parcel, Parcel>
    {
        public async ValueTask<Parcel> RunAsync(Parcel item, CancellationToken cancel)
        {
            using (item)
            {
                await line.jostle.YieldAsync();
                line.Jolt(name, item.Number);
                await line.jostle.YieldAsync();
                return new Parcel(line.Parcels, item.Number);
            }
        }
    }

    private sealed class Joiner(ParcelLine line) : IStreamStage<Parcel, Parcel>
    {
        public async IAsyncEnumerable<Parcel> RunAsync(IAsyncEnumerable<Parcel> items, [EnumeratorCancellation] CancellationToken cancel)
        {
            Parcel? held = null;
            try
            {
                await foreach (var item in items)
                {
                    held?.Dispose();
                    held = item;
                    line.Jolt("stream", item.Number);
                    if (item.Number % 2 == 0)
                        continue;
                    held = null;
                    yield return item;
                }
                line.StreamSawTheEnd = true;
                if (held is { } rest)
                {
                    held = null;
                    yield return rest;
                }
            }
            finally
            {
                held?.Dispose();
            }
        }
    }

    private sealed class Shelf(ParcelLine line) : ISink<Parcel>
    {
        public async ValueTask AcceptAsync(Parcel item, CancellationToken cancel)
        {
            using (item)
            {
                await line.jostle.YieldAsync();
                line.Jolt("sink", item.Number);
                line.Delivered.Add(item.Number);
            }
        }
    }

    private int DeclaredCount => count;

    private void Jolt(string stage, int number) => jolt(stage, number);
}
