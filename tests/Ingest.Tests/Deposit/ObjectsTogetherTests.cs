using System.Text;
using Ingest.Deposit;
using Ingest.Model;
using Ingest.Review;

namespace Ingest.Tests.Deposit;

/// <summary>The files of one record go into the store side by side, and its marker waits for all of them.</summary>
public sealed class ObjectsTogetherTests : IDisposable
{
    private const int Files = 5;

    private readonly StoreFolder folder = new();

    public void Dispose() => folder.Dispose();

    private string Work => Path.Combine(folder.Root, "work");

    [Fact]
    public async Task The_objects_of_a_document_are_put_together_and_the_marker_waits_for_all_of_them()
    {
        WatchedPuts store = null!;
        store = new WatchedPuts { Wanted = Files, During = (_, _) => store.Enough };

        await DepositAsync(store);

        Assert.Equal([Files], store.DoneAtRecords);
    }

    [Fact]
    public async Task The_objects_of_a_corrected_version_are_put_together()
    {
        WatchedPuts store = null!;
        store = new WatchedPuts { Wanted = Files, During = (_, _) => store.Enough };
        var rendered = Rendered();

        await new VersionCommit(store, FaultPoints.None).PutAsync(new(CommitMarker.Of(rendered, SampleDocuments.Batch, SampleDocuments.Labels), rendered), default);

        Assert.Equal(Files, store.Done);
    }

    [Fact]
    public async Task However_many_there_are_only_a_few_are_on_their_way_at_once()
    {
        WatchedPuts store = null!;
        store = new WatchedPuts { Wanted = ObjectsTogether.AtOnce, During = (_, _) => store.Enough };
        var reached = 0;

        await store.PutTogetherAsync(Many(100), () => Interlocked.Increment(ref reached), default);

        Assert.Equal((ObjectsTogether.AtOnce, 100, 100), (store.MostRunning, store.Done, reached));
    }

    [Fact]
    public async Task When_one_put_fails_the_others_have_ended_before_its_error_is_reported_and_there_is_no_marker()
    {
        var failure = new StoreException("The store is full.", "Make room.");
        WatchedPuts store = null!;
        store = new WatchedPuts { Wanted = Files, During = async (number, cancel) =>
        {
            await store.Enough;
            if (number == 3)
                throw failure;
            await CancelledAsync(cancel);
            // one heeds the cancellation, one is through with its work, one fails because of it
            if (number == 1)
                cancel.ThrowIfCancellationRequested();
            if (number == 2)
                throw new StoreException("The store was let go.", "");
        } };

        var reported = await Assert.ThrowsAsync<StoreException>(async () => await DepositAsync(store));

        Assert.Same(failure, reported);
        Assert.Equal((Files, 0, 2), (store.Begun, store.Running, store.Done));
        Assert.Empty(store.DoneAtRecords);
        Assert.Equal(Files, Directory.GetFiles(Work).Length);
    }

    [Fact]
    public async Task After_a_failure_no_further_put_begins()
    {
        WatchedPuts store = null!;
        store = new WatchedPuts { Wanted = ObjectsTogether.AtOnce, During = async (number, cancel) =>
        {
            await store.Enough;
            if (number == 1)
                throw new StoreException("The store is full.", "Make room.");
            await CancelledAsync(cancel);
        } };

        await Assert.ThrowsAsync<StoreException>(async () => await store.PutTogetherAsync(Many(100), () => { }, default));

        Assert.Equal(ObjectsTogether.AtOnce, store.Begun);
    }

    [Fact]
    public async Task A_run_that_is_stopped_while_the_others_end_still_learns_the_error()
    {
        using var run = new CancellationTokenSource();
        var failure = new StoreException("The store is full.", "Make room.");
        WatchedPuts store = null!;
        store = new WatchedPuts { Wanted = Files, During = async (number, cancel) =>
        {
            await store.Enough;
            if (number == 1)
                throw failure;
            await CancelledAsync(cancel);
            await run.CancelAsync();
            cancel.ThrowIfCancellationRequested();
        } };

        Assert.Same(failure, await Assert.ThrowsAsync<StoreException>(async () => await store.PutTogetherAsync(Rendered().Objects, () => { }, run.Token)));
    }

    [Fact]
    public async Task A_stopped_run_ends_its_puts_and_leaves_no_marker()
    {
        using var run = new CancellationTokenSource();
        WatchedPuts store = null!;
        store = new WatchedPuts { Wanted = Files, During = async (_, cancel) =>
        {
            await store.Enough;
            await run.CancelAsync();
            // Who comes second finds the run stopped, but perhaps not yet the put's own token.
            await CancelledAsync(cancel);
            cancel.ThrowIfCancellationRequested();
        } };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await DepositAsync(store, run.Token));

        Assert.Equal((0, 0), (store.Running, store.Done));
        Assert.Empty(store.DoneAtRecords);
        Assert.Equal(Files, Directory.GetFiles(Work).Length);
    }

    [Fact]
    public async Task Files_of_a_document_with_the_same_bytes_are_one_object()
    {
        var store = await folder.OpenAsync();
        var files = Enumerable.Range(0, 20).Select(n => File($"same-{n}", "the same in every file")).ToList();

        await store.PutTogetherAsync(files, () => { }, default);

        Assert.Equal([files[0].Sha256], await store.ListObjectsAsync(default).ToListAsync());
        Assert.Single(Directory.GetFiles(folder.PathOf("temp")));
    }

    private ValueTask<Receipt> DepositAsync(WatchedPuts store, CancellationToken cancel = default) =>
        new Depositor(store, SampleDocuments.Batch, FaultPoints.None, SampleDocuments.Labels).RunAsync(Rendered(), cancel);

    private RenderedDocument Rendered() => SampleDocuments.Rendered(Work, SampleDocuments.Recorded());

    private List<RenderedObject> Many(int count) => [.. Enumerable.Range(0, count).Select(n => File($"many-{n}", $"file {n}"))];

    private RenderedObject File(string name, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return new RenderedObject(ObjectRole.Text, "text/plain", folder.Write(name, text), Digest.Of(bytes), bytes.Length);
    }

    private static async Task CancelledAsync(CancellationToken cancel)
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancel.Register(cancelled.SetResult);
        await cancelled.Task;
    }
}
