using System.CommandLine;
using System.Globalization;
using Ingest.Akten;
using Ingest.Akten.Plan;
using Ingest.Cli.Terminal;

namespace Ingest.Cli.Commands;

/// <summary><c>ingest import aktenplan</c>: the Aktenplan of an organisation, from a table or an xdomea message.</summary>
internal static class ImportPlanCommand
{
    private const int MostNamed = 10;

    public static Command Create(CommonOptions common)
    {
        var file = new Argument<string>("FILE") { Description = "CSV, or xdomea 0301 (XML or its ZIP; 3.0.0 or 3.1.0)" };
        var command = new ExampledCommand(
            "aktenplan", "Takes in the Aktenplan.",
            "ingest import aktenplan plan.csv --store /srv/eakte", "ingest import aktenplan 7e2b..._Aktenplan.Aktenplan.0301.zip --store /srv/eakte")
        {
            file,
        };
        command.Notes = "CSV: ';' between cells, first line Kennzeichen;Inhalt;BetreffKurz;Uebergeordnet;Aufbewahrung;Aussonderung;Stillgelegt (the first two are needed); "
            + "Aufbewahrung in years or 'dauernd', Aussonderung A, B or V. A plan that is as the last one makes no new version.";
        command.SetAction(async (parsed, cancel) =>
        {
            var settings = common.Read(parsed);
            var read = PlanFile.Read(parsed.GetRequiredValue(file));
            await using var workplace = await Existing.OrNewAsync(settings, cancel);
            var (version, change) = await workplace.Akten.ImportPlanAsync(read.Plan, Path.GetFileName(parsed.GetRequiredValue(file)), settings.Organisation, settings.Operator, cancel);
            if (common.Json(parsed))
                Output.Json(new PlanRow(version.Version, settings.Organisation, read.Plan.Bezeichnung, read.Plan.Stand, read.Plan.Einheiten.Count, change.Added, change.Changed, change.Gone, read.Notes));
            foreach (var note in read.Notes)
                common.Messages.Line(note);
            common.Messages.Line(change.IsNone
                ? string.Create(CultureInfo.InvariantCulture, $"The plan is as it was (version {version.Version}, {read.Plan.Einheiten.Count} positions).")
                : string.Create(CultureInfo.InvariantCulture, $"Version {version.Version} of the Aktenplan, {read.Plan.Einheiten.Count} positions: {Some("new", change.Added)}, {Some("changed", change.Changed)}, {Some("gone", change.Gone)}."));
            return 0;
        });
        return command;
    }

    private static string Some(string what, IReadOnlyList<string> names) => names.Count switch
    {
        0 => $"0 {what}",
        <= MostNamed => string.Create(CultureInfo.InvariantCulture, $"{names.Count} {what} ({string.Join(", ", names)})"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{names.Count} {what} ({string.Join(", ", names.Take(MostNamed))}, ...)"),
    };
}

/// <summary>What <c>import aktenplan --json</c> prints: a published shape, schemas/aktenplan.schema.json.</summary>
internal sealed record PlanRow(
    int Version, string Organisation, string Bezeichnung, string Stand, int Positions, IReadOnlyList<string> Added, IReadOnlyList<string> Changed, IReadOnlyList<string> Gone,
    IReadOnlyList<string> Notes);
