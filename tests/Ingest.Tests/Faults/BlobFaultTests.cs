using Ingest.Deposit;
using Ingest.Deposit.Blobs;
using Ingest.Model;
using Ingest.Tests.Deposit;
using Ingest.Tests.Support;

namespace Ingest.Tests.Faults;

/// <summary>A blob service that fails, is silent, forgets to answer or flips bits: no document is lost, doubled or wrongly confirmed.</summary>
public sealed class BlobFaultTests : IDisposable
{
    private static readonly WireFault[] Kinds = [.. Enum.GetValues<WireFault>().Where(f => f != WireFault.None)];

    private readonly TempFolder folder = new();
    private int works;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task One_fault_at_any_call_of_a_deposit_is_got_over()
    {
        var (calm, calls) = await CalmAsync();
        foreach (var (kind, call) in Cases(calls))
        {
            var container = SharedAzurite.NewContainer();
            var receipt = await DepositAsync(container, n => n == call ? kind : WireFault.None);
            Assert.True(receipt is Receipt, $"{kind} at call {call}: {receipt}");
            await AssertWholeAsync(container, calm, $"{kind} at call {call}");
        }
    }

    [Fact]
    public async Task A_service_that_fails_from_any_call_on_stops_the_run_and_the_repeat_ends_with_the_same_store()
    {
        var (calm, calls) = await CalmAsync();
        foreach (var (kind, call) in Cases(calls))
        {
            var container = SharedAzurite.NewContainer();
            var outcome = await DepositAsync(container, n => n >= call ? kind : WireFault.None);
            var why = $"{kind} from call {call} on: {outcome}";
            // What is confirmed stands in the store; what is not confirmed is simply done again.
            if (outcome is Receipt)
                await AssertWholeAsync(container, calm, why);
            else
                Assert.True(outcome is StoreException, why);
            Assert.True(await DepositAsync(container, _ => WireFault.None) is Receipt, why);
            await AssertWholeAsync(container, calm, why);
        }
    }

    [Fact]
    public async Task Of_writers_on_a_bad_line_at_most_one_wins_and_its_bytes_stay()
    {
        var container = SharedAzurite.NewContainer();
        await SharedAzurite.OpenAsync($"azure:{container}");
        await using var proxy = new FaultProxy((await SharedAzurite.GetAsync()).Endpoint);
        var random = new Random(7);
        proxy.Plan = _ => random.Next(3) == 0 ? Kinds.Except([WireFault.Silence]).ElementAt(random.Next(Kinds.Length - 1)) : WireFault.None;
        var store = BlobStore.Open(StorePlace.Parse($"azure:{container}"), await HastyAsync(proxy.Endpoint), FaultPoints.None);
        for (var round = 0; round < 4; round++)
        {
            var name = $"commits/{round}/v1.json";
            var won = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(async () => await TryAsync(store, name, Content(i)))));
            var stored = (await (await SharedAzurite.OpenAsync($"azure:{container}")).ReadRecordAsync(name, default)).ToArray();
            Assert.All(Enumerable.Range(0, 16), i => Assert.Equal(won[i] ?? Content(i).AsSpan().SequenceEqual(stored), Content(i).AsSpan().SequenceEqual(stored)));
        }

        static byte[] Content(int writer) => System.Text.Encoding.UTF8.GetBytes($"from writer {writer}");
    }

    [Fact]
    public async Task A_bit_flipped_on_the_way_up_is_refused_and_sent_again()
    {
        var container = SharedAzurite.NewContainer();
        var direct = await SharedAzurite.OpenAsync($"azure:{container}");
        await using var proxy = new FaultProxy((await SharedAzurite.GetAsync()).Endpoint) { Plan = n => n % 2 == 1 ? WireFault.FlippedBitUp : WireFault.None };
        var store = BlobStore.Open(StorePlace.Parse($"azure:{container}"), await HastyAsync(proxy.Endpoint, silence: 10), FaultPoints.None);
        var bytes = new byte[(9 << 20) + 3];
        new Random(3).NextBytes(bytes);
        foreach (var size in (int[])[100, 1 << 20, bytes.Length])
        {
            await store.PutObjectAsync(Digest.Of(bytes.AsSpan(0, size)), bytes.AsMemory(0, size), default);
            Assert.Equal(Digest.Of(bytes.AsSpan(0, size)), await Digest.OfAsync(await direct.OpenObjectAsync(Digest.Of(bytes.AsSpan(0, size)), default), default));
        }

        Assert.True(await store.TryCreateRecordAsync("commits/x/v1.json", bytes.AsMemory(0, 1000), default));
        Assert.Equal(bytes[..1000], (await direct.ReadRecordAsync("commits/x/v1.json", default)).ToArray());

        proxy.Plan = _ => WireFault.FlippedBitUp;
        await Assert.ThrowsAsync<StoreException>(async () => await store.PutObjectAsync(Digest.Of([1]), new byte[] { 1 }, default));
        await Assert.ThrowsAsync<StoreException>(async () => await store.TryCreateRecordAsync("commits/x/v2.json", bytes.AsMemory(0, 1000), default));
        Assert.False(await direct.HasObjectAsync(Digest.Of([1]), default));
        Assert.True((await direct.ReadRecordAsync("commits/x/v2.json", default)).IsEmpty);
    }

    [Fact]
    public async Task A_bit_flipped_on_the_way_down_is_found_and_fetched_again()
    {
        var bytes = new byte[(9 << 20) + 3];
        new Random(2).NextBytes(bytes);
        var container = SharedAzurite.NewContainer();
        await (await SharedAzurite.OpenAsync($"azure:{container}")).PutObjectAsync(Digest.Of(bytes), bytes, default);
        await using var proxy = new FaultProxy((await SharedAzurite.GetAsync()).Endpoint) { Plan = n => n % 2 == 0 ? WireFault.FlippedBitDown : WireFault.None };
        var store = BlobStore.Open(StorePlace.Parse($"azure:{container}"), await HastyAsync(proxy.Endpoint, silence: 10), FaultPoints.None);
        var stream = await store.OpenObjectAsync(Digest.Of(bytes), default);
        Assert.Equal(Digest.Of(bytes), await Digest.OfAsync(stream, default));

        proxy.Plan = _ => WireFault.FlippedBitDown;
        stream.Position = 0;
        var failure = await Assert.ThrowsAsync<StoreException>(async () => await stream.ReadExactlyAsync(new byte[100]));
        Assert.Contains("not what was sent", failure.Message, StringComparison.Ordinal);
        stream.Position = 5 << 20;
        Assert.Throws<StoreException>(() => stream.ReadExactly(new byte[100]));
    }

    [Fact]
    public async Task A_list_is_whole_or_an_error()
    {
        var container = SharedAzurite.NewContainer();
        var direct = await SharedAzurite.OpenAsync($"azure:{container}");
        for (byte i = 0; i < 20; i++)
            await direct.PutObjectAsync(Digest.Of([i]), new[] { i }, default);
        await using var proxy = new FaultProxy((await SharedAzurite.GetAsync()).Endpoint);
        var store = BlobStore.Open(StorePlace.Parse($"azure:{container}"), await HastyAsync(proxy.Endpoint), FaultPoints.None);
        foreach (var kind in Kinds.Except([WireFault.FlippedBitDown]))
        {
            var first = proxy.Requests + 1;
            proxy.Plan = n => n <= first + 1 ? kind : WireFault.None;
            Assert.Equal(20, await store.ListObjectsAsync(default).CountAsync());
            proxy.Plan = _ => kind;
            if (kind != WireFault.FlippedBitUp)
                await Assert.ThrowsAsync<StoreException>(async () => await store.ListObjectsAsync(default).CountAsync());
        }
    }

    /// <summary>Every kind at every call with <c>--all</c>.</summary>
    private static IReadOnlyList<(WireFault Kind, int Call)> Cases(int calls) =>
        TestScope.Choose([.. Kinds.SelectMany(k => Enumerable.Range(1, calls).Select(n => (k, n)))], 16, seed: 5);

    private async Task<(IReadOnlyList<string> Tree, int Calls)> CalmAsync()
    {
        var container = SharedAzurite.NewContainer();
        var calls = 0;
        Assert.IsType<Receipt>(await DepositAsync(container, n =>
        {
            calls = Math.Max(calls, n);
            return WireFault.None;
        }));
        Assert.True(calls > 12);
        return (await SharedAzurite.TreeAsync(container), calls);
    }

    /// <summary>The receipt, or the exception that ended the deposit.</summary>
    private async Task<object> DepositAsync(string container, Func<int, WireFault> plan)
    {
        await using var proxy = new FaultProxy((await SharedAzurite.GetAsync()).Endpoint) { Plan = plan };
        try
        {
            var store = BlobStore.Open(StorePlace.Parse($"azure:{container}"), await HastyAsync(proxy.Endpoint), FaultPoints.None);
            await store.CheckAsync(default);
            return await SampleDocuments.DepositAsync(store, Path.Combine(folder.Root, $"work-{works++}"), FaultPoints.None);
        }
        catch (Exception e)
        {
            return e;
        }
    }

    private static async Task AssertWholeAsync(string container, IReadOnlyList<string> calm, string why)
    {
        Assert.True(calm.SequenceEqual(await SharedAzurite.TreeAsync(container)), $"{why}: the store differs.");
        var store = await SharedAzurite.OpenAsync($"azure:{container}");
        Assert.Empty(await new StoreVerifier(store).VerifyAsync(AsyncEnumerable.Empty<ExpectedDocument>(), default).ToListAsync());
    }

    private static async Task<bool?> TryAsync(BlobStore store, string name, byte[] bytes)
    {
        try
        {
            return await store.TryCreateRecordAsync(name, bytes, default);
        }
        catch (StoreException)
        {
            // Not confirmed: it may stand there or not.
            return null;
        }
    }

    /// <param name="silence">Seconds; for much content on a busy machine more than for a proxy that will never answer.</param>
    private static async Task<StoreOptions> HastyAsync(Uri through, double silence = 0.4) => await SharedAzurite.AccessAsync(through) with
    {
        Retries = 3, RetryDelay = TimeSpan.FromMilliseconds(2), CallTimeLimit = TimeSpan.FromSeconds(silence),
    };
}
