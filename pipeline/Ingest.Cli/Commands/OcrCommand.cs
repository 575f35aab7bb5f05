using System.CommandLine;
using Ingest.Cli.Terminal;
using Ingest.Model;
using Ingest.Render;

namespace Ingest.Cli.Commands;

/// <summary><c>ingest ocr</c>: page recognition only, files beside each other in a folder.</summary>
internal static class OcrCommand
{
    public static Command Create(CommonOptions common)
    {
        var inputs = new Argument<string[]>("INPUT") { Arity = ArgumentArity.OneOrMore, Description = "images, TIFF and PDF files, folders" };
        var output = new Option<string>("--out") { HelpName = "DIR", Description = "where the results go; inputs from several folders keep their relative path", Required = true };
        var formats = new Option<string>("--format") { HelpName = "txt,alto,hocr,pdf", Description = "what to write", DefaultValueFactory = _ => "txt" };
        var command = new ExampledCommand("ocr", "Reads pages without storing them.", "ingest ocr scans/*.tif --out results --format txt,alto --lang deu+eng")
        {
            inputs, output, formats,
        };
        command.Notes = "Writes NAME.txt (pages separated by form feed), NAME.alto.xml, NAME.hocr, NAME.pdf.";
        command.SetAction(async (parsed, cancel) =>
        {
            var settings = common.Read(parsed);
            var wanted = ParseFormats(parsed.GetRequiredValue(formats));
            using var sink = new OcrFiles(parsed.GetRequiredValue(output), wanted, settings.Options.Render, common.Messages.Line);
            var options = settings.Options with { Scan = settings.Options.Scan with { StackPerFile = true } };
            await OcrJob.RunAsync(parsed.GetRequiredValue(inputs), options, sink, TimeProvider.System, cancel);
            common.Messages.Line($"{Output.Count(sink.Pages, "page")} of {Output.Count(sink.Files, "file")} read, {sink.Faults} unreadable; results in {parsed.GetRequiredValue(output)}.");
            return (int)(sink.Pages == sink.Faults ? ExitCode.NothingReadable : sink.Faults > 0 ? ExitCode.Quarantined : ExitCode.Done);
        });
        return command;
    }

    private static PageFormats ParseFormats(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Aggregate(PageFormats.None, (all, name) => all | name switch
        {
            "txt" => PageFormats.Text,
            "alto" => PageFormats.Alto,
            "hocr" => PageFormats.Hocr,
            "pdf" => PageFormats.Pdf,
            _ => throw new UsageException($"--format {name} is not known.", "Choose from txt, alto, hocr, pdf, joined by commas."),
        });
}
