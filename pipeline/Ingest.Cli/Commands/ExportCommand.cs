using System.CommandLine;
using System.Globalization;
using Ingest.Cli.Terminal;
using Ingest.Exchange;

namespace Ingest.Cli.Commands;

/// <summary><c>ingest export</c>: whole Akten out of the store, for another system or an archive.</summary>
internal static class ExportCommand
{
    private static readonly string[] Forms = ["xdomea", "bagit"];
    private const int MostIssues = 10;

    public static Command Create(CommonOptions common)
    {
        var akten = new Argument<string[]>("AKTE") { Arity = ArgumentArity.OneOrMore, Description = "Aktenzeichen, as 'ingest list' shows them" };
        var form = new Option<string>("--as") { HelpName = string.Join('|', Forms), Description = "0401 packages for a DMS, or bags for an archive", Required = true };
        form.AcceptOnlyFromAmong(Forms);
        var output = new Option<string>("-o", "--output") { HelpName = "DIR", Description = "existing folder; each Akte appears in it whole or not at all", Required = true };
        var version = new Option<string>("--xdomea") { HelpName = "3.1.0|3.0.0", Description = "version of the standard", DefaultValueFactory = _ => XdomeaVersion.V310.Number };
        var receiver = new Option<string>("--to") { HelpName = "NAME", Description = "institution that takes over (default: Exchange:Receiver)", DefaultValueFactory = _ => "" };
        var skip = new Option<bool>("--skip-unfinished") { Description = "leave out documents that are not finished instead of refusing" };
        var clock = ClockOption.Create("time in what is written, ISO 8601 (default: now)");
        var command = new ExampledCommand(
            "export", "Hands whole Akten over (xdomea 0401, BagIt).",
            "ingest export 0248-4/2014 --as xdomea -o outgoing --store /srv/eakte", "ingest export 0248-4/2014 --as bagit -o bags --store /srv/eakte --json")
        {
            akten, form, output, version, receiver, skip, clock,
        };
        command.Notes = "Only documents that are filed, with a complete Transfervermerk, leave the store; otherwise nothing is written and the command says what is missing. "
            + "The same call with the same --clock gives the same bytes.";
        command.SetAction(async (parsed, cancel) =>
        {
            var settings = common.Read(parsed);
            var request = new ExportRequest(
                parsed.GetRequiredValue(akten), Path.GetFullPath(parsed.GetRequiredValue(output)), ClockOption.Read(parsed.GetValue(clock)) ?? TimeProvider.System.GetUtcNow())
            {
                Version = XdomeaVersion.Parse(parsed.GetRequiredValue(version)),
                Organisation = settings.Organisation,
                Receiver = parsed.GetRequiredValue(receiver),
                SkipUnfinished = parsed.GetValue(skip),
                Actor = settings.Operator,
            };
            await using var workplace = await Existing.OpenAsync(settings, cancel);
            var export = new AkteExport(workplace, settings.Options.Exchange, request);
            var rows = new List<ExportRow>();
            await foreach (var akte in parsed.GetRequiredValue(form) == "bagit" ? export.AsBagsAsync(cancel) : export.AsXdomeaAsync(cancel))
            {
                rows.Add(ExportRow.Of(akte));
                Say(common.Messages, akte);
                if (!common.Json(parsed))
                    Console.Out.WriteLine(akte.Path);
            }

            if (common.Json(parsed))
                Output.JsonRows(rows);
            return 0;
        });
        return command;
    }

    private static void Say(Messages messages, ExportedAkte akte)
    {
        messages.Line(string.Create(CultureInfo.InvariantCulture, $"{akte.Aktenzeichen}: {Output.Count(akte.Documents, "document")}{(akte.Left.Count > 0 ? $", {akte.Left.Count} left out" : "")}"));
        foreach (var left in akte.Left)
            messages.Detail($"  left out {left.Id}: {left.Reason}");
        foreach (var issue in akte.Issues.Take(messages.Verbose ? int.MaxValue : MostIssues))
            messages.Line($"  {issue.Code} {issue.Subject}: {issue.Detail}");
        if (akte.Issues.Count > MostIssues && !messages.Verbose)
            messages.Line(string.Create(CultureInfo.InvariantCulture, $"  and {akte.Issues.Count - MostIssues} more (-v shows all)"));
    }
}
