using BenchmarkDotNet.Attributes;
using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Benchmarks;

/// <summary>One document into the store: five files and the commit marker, each of them durable.</summary>
[MemoryDiagnoser]
public class DepositBenchmarks
{
    private readonly string folder = Directory.CreateTempSubdirectory("ingest-bench-").FullName;
    private readonly BatchContext batch = new("batch-1", "default", DateTimeOffset.UnixEpoch);
    private FileStore store = null!;
    private Depositor depositor = null!;
    private RenderedDocument document = null!;
    private int number;

    [GlobalSetup]
    public async Task OpenAsync()
    {
        store = new FileStore(Path.Combine(folder, "store"), FaultPoints.None);
        await store.CheckAsync(CancellationToken.None);
        depositor = new Depositor(store, batch, FaultPoints.None, code => code);
    }

    [GlobalCleanup]
    public void Close()
    {
        store.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The work files are gone after each deposit.</summary>
    [IterationSetup]
    public void Render()
    {
        var page = new RecordedPage(new PageId("stack.tif", ++number), Digest.OfParts($"{number}"), "stack.tif", Digest.Of([1])) { Image = TypedPage.Image };
        var separated = new SeparatedDocument("stack.tif", number, [page]);
        var classified = new ClassifiedDocument(separated, new ClassProposal("BESCHEID", 0.95, []), [], Route.Deposit);
        var key = Identity.DocumentKey([page.Key]);
        document = new RenderedDocument(new RecordedDocument(Identity.DocumentId(key), key, key, classified), [.. Enum.GetValues<ObjectRole>().Select(Write)]);
    }

    [Benchmark]
    public async Task Document() => await depositor.RunAsync(document, CancellationToken.None);

    private RenderedObject Write(ObjectRole role)
    {
        var bytes = new byte[role == ObjectRole.Pdf ? 80_000 : 8_000];
        BitConverter.TryWriteBytes(bytes, number * 10 + (int)role);
        var path = Path.Combine(folder, $"{number}.{role}");
        File.WriteAllBytes(path, bytes);
        return new RenderedObject(role, "application/octet-stream", path, Digest.Of(bytes), bytes.Length);
    }
}
