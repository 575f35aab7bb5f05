using System.CommandLine;
using Ingest.Throughput.Deposit;
using Ingest.Throughput.Memory;
using Ingest.Throughput.Search;

namespace Ingest.Throughput;

/// <summary>Compares whole runs of <c>ingest</c> with OCRmyPDF and the tesseract command on the same pages.</summary>
internal static class Program
{
    private const int DependencyMissing = 3;
    private const int LongFilePages = 1000;
    private const int ManyPages = 1_000_000;

    public static async Task<int> Main(string[] args)
    {
        var rounds = new Option<int>("--rounds") { HelpName = "N", Description = "interleaved rounds", DefaultValueFactory = _ => 3 };
        var pages = new Option<int>("--pages") { HelpName = "N", Description = "pages of each half", DefaultValueFactory = _ => 16 };
        var generated = new Option<bool>("--generated") { Description = "generated office pages instead of the test data's (as where INGEST_TESTDATA is absent)" };
        var output = new Option<string?>("--out") { HelpName = "FILE", Description = "write the table (Markdown) to FILE too" };
        var memory = new Option<string?>("--memory") { HelpName = "tiff|pdf", Description = "instead: the memory of one run over one long file (--pages, 1000 when not given)" };
        var keep = new Option<string?>("--keep") { HelpName = "DIR", Description = "with --memory: keep file, store and report in DIR, and use the file that is there" };
        var search = new Option<string?>("--search") { HelpName = "DIR", Description = "instead: searches in a catalog of generated pages (--pages, 1,000,000 when not given), built once in DIR" };
        memory.AcceptOnlyFromAmong("tiff", "pdf");
        var deposit = new Option<bool>("--deposit") { Description = "instead: documents per second into a folder and into Azurite" };
        var command = new RootCommand(
            """
            Compares whole runs of `ingest run`, `ocrmypdf` and `tesseract` on the same pages, half colour JPEG, half G4.
            Nothing else may run beside it: 32 pages and 3 rounds take about five minutes on two cores.

            Example:
              dotnet run -c Release --project benchmarks/Ingest.Throughput -- --rounds 3 --pages 16 --out benchmarks/results/throughput.md
            """)
        {
            rounds, pages, generated, output, memory, keep, deposit, search,
        };
        rounds.Validators.Add(r => AtLeastOne(r, r.GetValueOrDefault<int>()));
        pages.Validators.Add(r => AtLeastOne(r, r.GetValueOrDefault<int>()));
        command.SetAction(async (parsed, cancel) =>
        {
            try
            {
                var given = parsed.GetResult(pages) is { Implicit: false } ? parsed.GetValue(pages) : 0;
                var table = parsed.GetValue(deposit) ? await new DepositRun(Console.Error.WriteLine).RunAsync(cancel)
                    : parsed.GetValue(search) is { } folder
                    ? await new SearchComparison(folder, given > 0 ? given : ManyPages, Console.Error.WriteLine).RunAsync(cancel)
                    : parsed.GetValue(memory) is { } kind
                    ? await new MemoryRun(new(kind, given > 0 ? given : LongFilePages, parsed.GetValue(keep) ?? ""), Console.Error.WriteLine).RunAsync(cancel)
                    : await new Comparison(new(parsed.GetValue(rounds), parsed.GetValue(pages), parsed.GetValue(generated)), Console.Error.WriteLine).RunAsync(cancel);
                Console.Out.Write(table);
                if (parsed.GetValue(output) is { } file)
                    await File.WriteAllTextAsync(file, table, cancel);
                return 0;
            }
            catch (IngestException missing)
            {
                Console.Error.WriteLine($"{missing.Message} {missing.Advice}");
                return DependencyMissing;
            }
        });
        return await command.Parse(args).InvokeAsync();
    }

    private static void AtLeastOne(System.CommandLine.Parsing.OptionResult option, int value)
    {
        if (value < 1)
            option.AddError($"{option.Option.Name} must be at least 1.");
    }
}
