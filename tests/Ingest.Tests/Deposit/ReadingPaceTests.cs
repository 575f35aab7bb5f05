using Ingest.Deposit;
using Ingest.Model;
using Microsoft.Extensions.Time.Testing;

namespace Ingest.Tests.Deposit;

public class ReadingPaceTests
{
    [Fact]
    public async Task Reading_takes_as_long_as_the_rate_says_for_all_readers_together()
    {
        var time = new FakeTimeProvider();
        var pace = new ReadingPace(100, time);
        var first = pace.DigestAsync(new MemoryStream(new byte[150]), default).AsTask();
        var second = pace.DigestAsync(new MemoryStream(new byte[150]), default).AsTask();
        time.Advance(TimeSpan.FromSeconds(2.9));
        Assert.False(first.IsCompleted && second.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.Equal([(Digest.Of(new byte[150]), 150L), (Digest.Of(new byte[150]), 150L)], await Task.WhenAll(first, second));
    }

    [Fact]
    public async Task Without_a_rate_nothing_waits() =>
        Assert.Equal(150, (await new ReadingPace(0, new FakeTimeProvider()).DigestAsync(new MemoryStream(new byte[150]), default)).Length);
}
