namespace Ingest.Throughput;

/// <summary>The tesseract command, a process for each page, two at a time; it makes a PDF and a text, no PDF/A.</summary>
internal sealed class TesseractContender : IContender
{
    private const int AtOnce = 2;

    public string Name => "tesseract -l deu pdf txt, two at a time";

    public string Advice => "Install it: apt-get install tesseract-ocr tesseract-ocr-deu";

    public Task<string> VersionAsync(CancellationToken cancel) => Tool.FirstLineAsync("tesseract", ["--version"], cancel);

    public async Task<Result> RunAsync(Half half, string work, CancellationToken cancel) => Result.Of(await ProcessTree.MeasureAsync(() =>
        Parallel.ForEachAsync(half.Pages, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel }, async (page, stop) =>
            await Tool.RunAsync("tesseract", [page, Path.Combine(work, Path.GetFileNameWithoutExtension(page)), "-l", "deu", "pdf", "txt"], stop))));
}
