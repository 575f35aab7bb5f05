using System.CommandLine;
using Ingest.Sample;

namespace Ingest.Cli.Commands;

/// <summary><c>ingest sample</c>: a synthetic delivery with its truth.</summary>
internal static class SampleCommand
{
    public static Command Create(CommonOptions common)
    {
        var output = new Option<string>("-o", "--output") { HelpName = "DIR", Description = "empty or new folder", Required = true };
        var pages = new Option<int>("--pages") { HelpName = "N", CustomParser = WholeNumber.Required, Description = "pages in all", DefaultValueFactory = _ => 24 };
        var seed = new Option<int>("--seed") { HelpName = "S", CustomParser = WholeNumber.Required, Description = "the same seed gives the same bytes", DefaultValueFactory = _ => 1 };
        var command = new ExampledCommand("sample", "Writes a synthetic delivery with its truth.", "ingest sample -o sample-delivery --pages 40 --seed 7")
        {
            output, pages, seed,
        };
        command.Notes = "TIFF and PDF stacks and an image folder. The same pages and seed give the same bytes.";
        command.SetAction(async (parsed, cancel) =>
        {
            common.Read(parsed);
            var folder = parsed.GetRequiredValue(output);
            if (parsed.GetValue(pages) < 1)
                throw new UsageException("--pages must be at least 1.", "Leave it out for 24 pages.");
            if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
                throw new UsageException($"The folder {folder} is not empty.", "Name a new folder: nothing is overwritten.");
            await SampleDelivery.WriteAsync(folder, new SampleOptions { Pages = parsed.GetValue(pages), Seed = parsed.GetValue(seed) }, cancel);
            common.Messages.Line($"{parsed.GetValue(pages)} generated pages in {folder}; what is on them stands in {Path.Combine(folder, "truth.tsv")}.");
            common.Messages.Line($"Ingest them with: ingest run {folder} --store eakte");
            return 0;
        });
        return command;
    }
}
