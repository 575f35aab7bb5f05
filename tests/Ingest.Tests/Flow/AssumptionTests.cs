using System.Threading.Channels;

namespace Ingest.Tests.Flow;

/// <summary>What the plumbing believes of System.Threading.Channels and tasks: a runtime that behaves otherwise fails here first.</summary>
public class AssumptionTests
{
    private static Channel<int> Bounded(int capacity) =>
        Channel.CreateBounded<int>(new BoundedChannelOptions(capacity) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true, SingleWriter = true });

    [Fact]
    public void A_peeked_item_still_takes_its_place()
    {
        var channel = Bounded(1);
        Assert.True(channel.Writer.TryWrite(1));
        Assert.True(channel.Reader.TryPeek(out _));
        Assert.False(channel.Writer.TryWrite(2));
        Assert.True(channel.Reader.TryRead(out _));
        Assert.True(channel.Writer.TryWrite(2));
    }

    [Fact]
    public async Task A_cancelled_write_leaves_nothing_in_the_channel()
    {
        var channel = Bounded(1);
        using var stop = new CancellationTokenSource();
        await channel.Writer.WriteAsync(1);
        var blocked = channel.Writer.WriteAsync(2, stop.Token).AsTask();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => blocked);
        Assert.True(channel.Reader.TryRead(out var first));
        Assert.Equal(1, first);
        Assert.False(channel.Reader.TryRead(out _));
    }

    [Fact]
    public async Task A_write_with_a_cancelled_token_does_not_write_even_when_there_is_room()
    {
        var channel = Bounded(1);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => channel.Writer.WriteAsync(1, new CancellationToken(canceled: true)).AsTask());
        Assert.False(channel.Reader.TryRead(out _));
    }

    [Fact]
    public async Task A_completed_channel_still_gives_what_lies_in_it()
    {
        var channel = Bounded(2);
        channel.Writer.TryWrite(1);
        channel.Writer.Complete();
        Assert.True(await channel.Reader.WaitToReadAsync());
        Assert.True(channel.Reader.TryRead(out _));
        Assert.False(await channel.Reader.WaitToReadAsync());
    }

    [Fact]
    public async Task Room_that_was_waited_for_stays_while_there_is_one_writer()
    {
        var channel = Bounded(1);
        channel.Writer.TryWrite(1);
        var room = channel.Writer.WaitToWriteAsync();
        Assert.False(room.IsCompleted);
        channel.Reader.TryRead(out _);
        Assert.True(await room);
        Assert.True(channel.Writer.TryWrite(2));
    }

    [Fact]
    public async Task A_task_started_without_a_token_runs_even_when_everything_is_cancelled()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        var ran = false;
        await Task.Run(() => ran = true, CancellationToken.None);
        Assert.True(ran);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Run(() => ran = false, stop.Token));
        Assert.True(ran);
    }
}
