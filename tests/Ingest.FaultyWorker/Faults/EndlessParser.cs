using Ingest.Model;
using Ingest.Scan;
using Ingest.Workers;

namespace Ingest.FaultyWorker.Faults;

/// <summary>A file with which a parser runs beyond its time and does not end; the renderer reads it all the same.</summary>
internal sealed class EndlessParser(string target) : Fault(target)
{
    public override WorkerBench Spoil(WorkerBench bench) => bench with { Files = new Files(bench.Files, this) };

    private sealed class Files(IPageFiles files, EndlessParser fault) : IPageFiles
    {
        public bool IsWorn => files.IsWorn;

        public async Task<IPageFile> OpenAsync(SourceFile file, CancellationToken cancel)
        {
            if (fault.Hits(file))
                await OutliveAsync(cancel);
            return await files.OpenAsync(file, cancel);
        }

        private static async Task OutliveAsync(CancellationToken cancel)
        {
            try
            {
                await ParserThread.RunAsync(Endless, TimeSpan.FromMilliseconds(10), IssueCodes.FileUnreadable, "Parsing", cancel);
            }
            catch (ScanException)
            {
                // As the reader of PDFs does it: the renderer is asked instead.
            }
        }

        private static bool Endless()
        {
            using var never = new ManualResetEventSlim();
            never.Wait(CancellationToken.None);
            return true;
        }
    }
}
