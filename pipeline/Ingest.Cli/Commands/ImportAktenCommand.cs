using System.CommandLine;
using System.Globalization;
using Ingest.Akten.Plan;
using Ingest.Cli.Terminal;

namespace Ingest.Cli.Commands;

/// <summary><c>ingest import akten</c>: the Akten there are, so that references can be held against them.</summary>
internal static class ImportAktenCommand
{
    public static Command Create(CommonOptions common)
    {
        var file = new Argument<string>("FILE") { Description = "CSV with a column Aktenzeichen" };
        var command = new ExampledCommand("akten", "Takes in a list of the Akten there are.", "ingest import akten akten.csv --store /srv/eakte --operator reg-02")
        {
            file,
        };
        command.Notes = "CSV: ';' between cells, first line Aktenzeichen;Betreff;Aktenplaneinheit;Aufbewahrung;Aussonderung;zdA (the first is needed). "
            + "What a file does not say stays as it is.";
        command.SetAction(async (parsed, cancel) =>
        {
            var settings = common.Read(parsed);
            var read = AktenFile.Read(parsed.GetRequiredValue(file));
            await using var workplace = await Existing.OrNewAsync(settings, cancel);
            var (created, changed) = await workplace.Akten.ImportAktenAsync(read.Akten, settings.Organisation, settings.Operator, cancel);
            if (common.Json(parsed))
                Output.Json(new AktenImportRow(read.Akten.Count, created, changed, read.Notes));
            foreach (var note in read.Notes)
                common.Messages.Line(note);
            common.Messages.Line(string.Create(CultureInfo.InvariantCulture, $"{read.Akten.Count} Akten read: {created} new, {changed} changed, {read.Akten.Count - created - changed} as they were."));
            return 0;
        });
        return command;
    }
}

/// <summary>What <c>import akten --json</c> prints: a published shape, schemas/akten-import.schema.json.</summary>
internal sealed record AktenImportRow(int Read, int Added, int Changed, IReadOnlyList<string> Notes);
