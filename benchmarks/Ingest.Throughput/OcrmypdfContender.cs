namespace Ingest.Throughput;

/// <summary>OCRmyPDF with one worker per core of the reference machine.</summary>
internal sealed class OcrmypdfContender : IContender
{
    public string Name => "ocrmypdf --output-type pdfa --jobs 2";

    public string Advice => "Install it: apt-get install ocrmypdf";

    public Task<string> VersionAsync(CancellationToken cancel) => Tool.FirstLineAsync("ocrmypdf", ["--version"], cancel);

    public async Task<Result> RunAsync(Half half, string work, CancellationToken cancel) => Result.Of(await ProcessTree.MeasureAsync(() => Tool.RunAsync(
        "ocrmypdf", ["-l", "deu", "--output-type", "pdfa", "--jobs", "2", half.Pdf, Path.Combine(work, "out.pdf")], cancel)));
}
