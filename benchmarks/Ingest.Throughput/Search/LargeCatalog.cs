using System.Diagnostics;
using Ingest.Catalog.Sqlite;
using Ingest.Model;

namespace Ingest.Throughput.Search;

/// <summary>Builds a catalog of generated pages, once: a folder that has it is used as it is. Documents are made on one core while the other enters them.</summary>
internal sealed class LargeCatalog(string folder, int pages, int seed, Action<string> say)
{
    private const int PagesPerTransaction = 100;
    private const int Reported = 50_000;

    public string File => Path.Combine(folder, FormattableString.Invariant($"catalog-{pages}.db"));

    private string Notes => File + ".load";

    /// <summary>What loading cost, from this or the run that built it.</summary>
    public async Task<IReadOnlyList<string>> BuildAsync(CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        if (System.IO.File.Exists(Notes))
            return await System.IO.File.ReadAllLinesAsync(Notes, cancel);
        SqliteCatalog.Discard(File);
        var clock = Stopwatch.StartNew();
        long entering = 0;
        var done = 0;
        using (var catalog = SqliteCatalog.Open(File))
        {
            var documents = new GeneratedPages(seed);
            var next = 0;
            var made = Task.Run(() => Make(documents, ref next, pages), cancel);
            for (var batch = await made; batch.Count > 0; batch = await made)
            {
                done += batch.Sum(d => d.Pages);
                var left = pages - done;
                made = Task.Run(() => left > 0 ? Make(documents, ref next, left) : [], cancel);
                var began = Stopwatch.GetTimestamp();
                await catalog.AddAsync(batch, cancel);
                entering += Stopwatch.GetTimestamp() - began;
                if (done / Reported != (done - batch.Sum(d => d.Pages)) / Reported)
                    say(FormattableString.Invariant($"{done} pages, {done / Stopwatch.GetElapsedTime(0, entering).TotalSeconds:0} pages/s entering, {clock.Elapsed.TotalSeconds:0} s"));
            }

            var optimize = Stopwatch.StartNew();
            await catalog.OptimizeAsync(cancel);
            var seconds = Stopwatch.GetElapsedTime(0, entering).TotalSeconds;
            string[] notes =
            [
                FormattableString.Invariant($"pages {done}"), FormattableString.Invariant($"documents {next}"),
                FormattableString.Invariant($"load {done / seconds:0} pages/s"), FormattableString.Invariant($"optimize {optimize.Elapsed.TotalSeconds:0} s"),
            ];
            await System.IO.File.WriteAllLinesAsync(Notes, notes, cancel);
        }

        return await System.IO.File.ReadAllLinesAsync(Notes, cancel);
    }

    private static List<StoredDocument> Make(GeneratedPages documents, ref int next, int atMost)
    {
        var batch = new List<StoredDocument>();
        for (var count = 0; count < Math.Min(PagesPerTransaction, atMost);)
        {
            batch.Add(documents.Document(next++));
            count += batch[^1].Pages;
        }

        return batch;
    }
}
