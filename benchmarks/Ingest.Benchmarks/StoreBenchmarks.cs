using BenchmarkDotNet.Attributes;
using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Benchmarks;

/// <summary>A durable put of a page image (temp, fsync, link, fsync of the folder) and of one that is there already.</summary>
[MemoryDiagnoser]
public class StoreBenchmarks
{
    private readonly string folder = Directory.CreateTempSubdirectory("ingest-bench-").FullName;
    private readonly byte[] image = new byte[80 * 1024];
    private FileStore store = null!;
    private int n;

    [GlobalSetup]
    public async Task OpenAsync()
    {
        store = new FileStore(Path.Combine(folder, "store"), FaultPoints.None);
        await store.CheckAsync(CancellationToken.None);
    }

    [GlobalCleanup]
    public void Close()
    {
        store.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Benchmark(Baseline = true)]
    public async Task PutNewObject()
    {
        BitConverter.TryWriteBytes(image, n++);
        await store.PutObjectAsync(Digest.Of(image), image, CancellationToken.None);
    }

    [Benchmark]
    public async Task PutSameObject() => await store.PutObjectAsync(Digest.Of(image), image, CancellationToken.None);
}
