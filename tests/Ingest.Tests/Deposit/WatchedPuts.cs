using Ingest.Deposit;
using Ingest.Model;
using Ingest.Tests.Exchange;

namespace Ingest.Tests.Deposit;

/// <summary>
/// A store in memory whose puts a test holds: it counts those that have begun, run and were done, and lets <see cref="During"/> decide how
/// each goes on. Notes how many were done when a record was created.
/// </summary>
internal sealed class WatchedPuts : IDepositStore
{
    private readonly MemoryStore inner = new();
    private readonly TaskCompletionSource enough = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock gate = new();

    /// <summary>So many puts must have begun before <see cref="Enough"/> is over.</summary>
    public int Wanted { get; init; }

    public Func<int, CancellationToken, Task> During { get; init; } = (_, _) => Task.CompletedTask;

    public int Begun { get; private set; }
    public int Running { get; private set; }
    public int MostRunning { get; private set; }
    public int Done { get; private set; }
    public List<int> DoneAtRecords { get; } = [];

    /// <summary>Over as soon as enough have begun. The limit is for a store that would never see them: without it the test would not end.</summary>
    public Task Enough => enough.Task.WaitAsync(TimeSpan.FromMinutes(2));

    public async ValueTask PutObjectAsync(Digest sha256, string file, CancellationToken cancel)
    {
        int number;
        lock (gate)
        {
            number = ++Begun;
            MostRunning = Math.Max(MostRunning, ++Running);
        }

        if (number == Wanted)
            enough.SetResult();
        try
        {
            await During(number, cancel);
            await inner.PutObjectAsync(sha256, file, CancellationToken.None);
            lock (gate)
                Done++;
        }
        finally
        {
            lock (gate)
                Running--;
        }
    }

    public ValueTask<bool> TryCreateRecordAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        DoneAtRecords.Add(Done);
        return inner.TryCreateRecordAsync(name, bytes, cancel);
    }

    public ValueTask<int> CheckAsync(CancellationToken cancel) => inner.CheckAsync(cancel);
    public ValueTask PutObjectAsync(Digest sha256, ReadOnlyMemory<byte> bytes, CancellationToken cancel) => inner.PutObjectAsync(sha256, bytes, cancel);
    public ValueTask<bool> HasObjectAsync(Digest sha256, CancellationToken cancel) => inner.HasObjectAsync(sha256, cancel);
    public ValueTask<Stream> OpenObjectAsync(Digest sha256, CancellationToken cancel) => inner.OpenObjectAsync(sha256, cancel);
    public ValueTask DeleteObjectAsync(Digest sha256, CancellationToken cancel) => inner.DeleteObjectAsync(sha256, cancel);
    public ValueTask<ReadOnlyMemory<byte>> ReadRecordAsync(string name, CancellationToken cancel) => inner.ReadRecordAsync(name, cancel);
    public IAsyncEnumerable<string> ListRecordsAsync(string prefix, CancellationToken cancel) => inner.ListRecordsAsync(prefix, cancel);
    public IAsyncEnumerable<Digest> ListObjectsAsync(CancellationToken cancel) => inner.ListObjectsAsync(cancel);
}
