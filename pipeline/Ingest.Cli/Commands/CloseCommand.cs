using System.CommandLine;
using Ingest.Akten;
using Ingest.Model;

namespace Ingest.Cli.Commands;

/// <summary><c>ingest close</c>: an Akte is closed (zu den Akten); its retention counts from then on.</summary>
internal static class CloseCommand
{
    public static Command Create(CommonOptions common)
    {
        var akte = new Argument<string>("AKTE") { Description = "Aktenzeichen as 'ingest akten' shows it" };
        var date = new Option<string?>("--date") { HelpName = "DATE", Description = "day of the zdA-Verfügung (default: today)" };
        var reason = new Option<string>("--reason") { HelpName = "TEXT", Description = "why, for its history", DefaultValueFactory = _ => "" };
        var command = new ExampledCommand("close", "Closes an Akte (zdA).", "ingest close 0248-4/2014 --date 2016-11-30 --operator reg-02 --store /srv/eakte")
        {
            akte, date, reason,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var settings = common.Read(parsed);
            await using var workplace = await Existing.OpenAsync(settings, cancel);
            var day = AktenCommand.DayOf(parsed.GetValue(date)) ?? DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
            var closed = await workplace.Akten.CloseAsync(parsed.GetRequiredValue(akte), day, settings.Organisation, settings.Operator, parsed.GetValue(reason)!, cancel);
            common.Messages.Line($"Akte {closed.Aktenzeichen} is closed since {IsoTime.Day(day)}.");
            return 0;
        });
        return command;
    }
}
