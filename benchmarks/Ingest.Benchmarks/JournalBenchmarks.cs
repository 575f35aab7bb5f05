using BenchmarkDotNet.Attributes;
using Ingest.Journal;
using Ingest.Model;

namespace Ingest.Benchmarks;

/// <summary>One page into the journal: its row and its words in one transaction, on the disk when it returns.</summary>
[MemoryDiagnoser]
public class JournalBenchmarks
{
    private static readonly SourceFile Source = new("stack.tif", "stack.tif", 1, Digest.Of([1]));
    private readonly string folder = Directory.CreateTempSubdirectory("ingest-bench-").FullName;
    private Journal.Journal journal = null!;
    private PageRecorder recorder = null!;
    private int number;

    [GlobalSetup]
    public async Task OpenAsync()
    {
        journal = await Journal.Journal.OpenAsync(folder, FaultPoints.None, CancellationToken.None);
        var batch = await new Batches(journal, TimeProvider.System).OpenAsync(
            new BatchManifest([new Stack("stack.tif", [Source])], []), "default", DateTimeOffset.UnixEpoch, "", "default", "{}", CancellationToken.None);
        recorder = new PageRecorder(journal, batch, new Nowhere());
    }

    [GlobalCleanup]
    public async Task CloseAsync()
    {
        await journal.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Benchmark]
    public async Task RecordPage()
    {
        var page = new ScannedPage(new PageId("stack.tif", ++number), Source) { Image = TypedPage.Image };
        await recorder.RunAsync(new RecognizedPage(page, new PageFindings(), TypedPage.Text), CancellationToken.None);
    }

    private sealed class Nowhere : IObjectSink
    {
        public ValueTask PutAsync(Digest sha256, ReadOnlyMemory<byte> bytes, CancellationToken cancel) => default;

        public ValueTask PutFileAsync(Digest sha256, string file, CancellationToken cancel) => default;
    }
}
