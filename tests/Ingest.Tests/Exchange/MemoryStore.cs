using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Tests.Exchange;

/// <summary>A store without a disk, for tests that fill it with thousands of objects and look at what is made of them.</summary>
internal sealed class MemoryStore : IDepositStore
{
    private readonly ConcurrentDictionary<Digest, byte[]> objects = new();
    private readonly ConcurrentDictionary<string, byte[]> records = new(StringComparer.Ordinal);

    public ValueTask<int> CheckAsync(CancellationToken cancel) => ValueTask.FromResult(StoreLayout.FormatVersion);

    public async ValueTask PutObjectAsync(Digest sha256, string file, CancellationToken cancel) => objects[sha256] = await File.ReadAllBytesAsync(file, cancel);

    public ValueTask PutObjectAsync(Digest sha256, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        objects[sha256] = bytes.ToArray();
        return ValueTask.CompletedTask;
    }

    public ValueTask<bool> HasObjectAsync(Digest sha256, CancellationToken cancel) => ValueTask.FromResult(objects.ContainsKey(sha256));

    public ValueTask<Stream> OpenObjectAsync(Digest sha256, CancellationToken cancel) => objects.TryGetValue(sha256, out var bytes)
        ? ValueTask.FromResult<Stream>(new MemoryStream(bytes, writable: false))
        : throw new StoreException($"The store has no object {sha256}.", "");

    public ValueTask DeleteObjectAsync(Digest sha256, CancellationToken cancel)
    {
        objects.TryRemove(sha256, out _);
        return ValueTask.CompletedTask;
    }

    public ValueTask<bool> TryCreateRecordAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancel) =>
        ValueTask.FromResult(records.GetOrAdd(name, bytes.ToArray()).AsSpan().SequenceEqual(bytes.Span));

    public ValueTask<ReadOnlyMemory<byte>> ReadRecordAsync(string name, CancellationToken cancel) =>
        ValueTask.FromResult<ReadOnlyMemory<byte>>(records.GetValueOrDefault(name, []));

    public async IAsyncEnumerable<string> ListRecordsAsync(string prefix, [EnumeratorCancellation] CancellationToken cancel)
    {
        await Task.CompletedTask;
        foreach (var name in records.Keys.Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            yield return name;
    }

    public async IAsyncEnumerable<Digest> ListObjectsAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await Task.CompletedTask;
        foreach (var sha256 in objects.Keys.OrderBy(d => d.Hex, StringComparer.Ordinal))
            yield return sha256;
    }
}
