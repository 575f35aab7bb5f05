using System.Text.Json;

namespace Ingest.Throughput;

/// <summary>The built <c>ingest run</c>, each time into a new store: durable, with PDF/A, ALTO, text, classification and search index.</summary>
internal sealed class IngestContender : IContender
{
    public string Name => "ingest run";

    public string Advice => "Build it: pipeline/ingest --version";

    public Task<string> VersionAsync(CancellationToken cancel) => Tool.FirstLineAsync("dotnet", [Checkout.Program, "--version"], cancel);

    public async Task<Result> RunAsync(Half half, string work, CancellationToken cancel)
    {
        var (store, report) = (Path.Combine(work, "store"), Path.Combine(work, "report.json"));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var first = JournalWatch.FirstPageAsync(Path.Combine(store, ".state", "journal.db"), stop.Token);
        var cost = await ProcessTree.MeasureAsync(() => Tool.RunAsync(
            "dotnet", [Checkout.Program, "run", half.Folder, "--store", store, "--report", report, "--lang", "deu", "-q"], cancel));
        await stop.CancelAsync();
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(report, cancel));
        var stages = json.RootElement.GetProperty("timing").GetProperty("stageSeconds").EnumerateObject().ToDictionary(s => s.Name, s => s.Value.GetDouble());
        return new(cost, stages, await first);
    }
}
