using System.Text.Json;

namespace Ingest.Throughput;

/// <summary>The built <c>ingest run</c>, each time into a new store: durable, with PDF/A, ALTO, text, classification and search index.</summary>
internal sealed class IngestContender : IContender
{
    public string Name => "ingest run";

    public string Advice => "Build it: pipeline/ingest --version";

    public async Task<string> VersionAsync(CancellationToken cancel) =>
        await Tool.FirstLineAsync(Checkout.File, Checkout.Arguments("--version"), cancel) is { Length: > 0 } version ? version + (Checkout.IsMachineCode ? " (machine code)" : " (compiled ahead)") : "";

    public async Task<Result> RunAsync(Half half, string work, CancellationToken cancel)
    {
        var (store, report) = (Path.Combine(work, "store"), Path.Combine(work, "report.json"));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var first = JournalWatch.FirstPageAsync(Path.Combine(store, ".state", "journal.db"), stop.Token);
        var cost = await ProcessTree.MeasureAsync(() => Tool.RunAsync(
            Checkout.File, Checkout.Arguments("run", half.Folder, "--store", store, "--report", report, "--lang", "deu", "-q"), cancel));
        await stop.CancelAsync();
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(report, cancel));
        var stages = json.RootElement.GetProperty("timing").GetProperty("stageSeconds").EnumerateObject().ToDictionary(s => s.Name, s => s.Value.GetDouble());
        return new(cost, stages, await first);
    }
}
