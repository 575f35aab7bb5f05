using Ingest.FaultyWorker.Faults;

namespace Ingest.FaultyWorker;

/// <summary>
/// A worker process with one fault: <c>Ingest.FaultyWorker FAULT PAGE</c> (a page address like <c>stack.tif#3</c>, or a file name for faults of opening).
/// Every other page is only looked at, not recognised, so that tests are quick; with <c>real</c> behind it, it works as the product does.
/// </summary>
public static class Program
{
    public static Task Main(string[] args) => WorkerMain.RunAsync(options =>
    {
        var bench = args is [_, _, "real"] ? PageReading.Bench(options, TimeProvider.System).Bench : QuickBench.Create(options);
        return Fault.Named(args[0], args[1]).Spoil(bench);
    });
}
