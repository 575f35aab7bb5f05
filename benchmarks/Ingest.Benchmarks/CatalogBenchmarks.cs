using BenchmarkDotNet.Attributes;
using Ingest.Catalog;
using Ingest.Catalog.Sqlite;
using Ingest.Model;

namespace Ingest.Benchmarks;

/// <summary>A document of one full page into the full-text index, and a search over what is there.</summary>
[MemoryDiagnoser]
public class CatalogBenchmarks
{
    private const int Documents = 200;
    private static readonly SearchQuery Query = SearchQuery.Parse("Grundstück Gemeinde");
    private readonly string folder = Directory.CreateTempSubdirectory("ingest-bench-").FullName;
    private readonly string text = TypedPage.Text.ToPlainText();
    private SqliteCatalog catalog = null!;
    private int number;

    [GlobalSetup]
    public async Task FillAsync()
    {
        catalog = SqliteCatalog.Open(Path.Combine(folder, "catalog.db"));
        await catalog.AddAsync([.. Enumerable.Range(0, Documents).Select(_ => Next())], CancellationToken.None);
    }

    [GlobalCleanup]
    public void Close()
    {
        catalog.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Benchmark(Baseline = true)]
    public async Task AddDocument() => await catalog.AddAsync([Next()], CancellationToken.None);

    [Benchmark]
    public async Task<int> Search() => ((await catalog.SearchAsync(Query, new SearchScope(Limit: 20), CancellationToken.None)).Hits).Count;

    private StoredDocument Next() => new(new Guid(++number, 0, 0, new byte[8]), 1, DocumentStatus.Filed)
    {
        Organisation = "default",
        Batch = "batch-1",
        Stack = "stack.tif",
        Akte = "31-1234/2020-5",
        Vorgang = "",
        Class = "BESCHEID",
        Title = "Bescheid",
        Date = "2020-05-17",
        Pages = 1,
        Pdf = Digest.OfParts("pdf", $"{number}"),
        ContentKey = Digest.OfParts("content", $"{number}"),
        Marker = Digest.OfParts("marker", $"{number}"),
        Texts = [text],
    };
}
