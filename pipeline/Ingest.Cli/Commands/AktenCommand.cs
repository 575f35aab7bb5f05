using System.CommandLine;
using Ingest.Akten;
using Ingest.Akten.Register;
using Ingest.Cli.Terminal;
using Ingest.Model;

namespace Ingest.Cli.Commands;

/// <summary><c>ingest akten</c>: the Akten of the store with their retention.</summary>
internal static class AktenCommand
{
    public static Command Create(CommonOptions common)
    {
        var beginning = new Argument<string>("AZ") { Arity = ArgumentArity.ZeroOrOne, Description = "only Akten that begin so", DefaultValueFactory = _ => "" };
        var due = new Option<bool>("--due") { Description = "only closed Akten whose retention is over" };
        var at = new Option<string?>("--at") { HelpName = "DATE", Description = "the day --due is asked for (default: today)" };
        var command = new ExampledCommand(
            "akten", "Lists the Akten, or what is due.", "ingest akten 0248 --store /srv/eakte", "ingest akten --due --at 2027-01-01 --store /srv/eakte --json")
        {
            beginning, due, at,
        };
        command.Notes = "NEXT says what is due: offer (to the archive), appraise, destroy; keep: nothing yet.";
        command.SetAction(async (parsed, cancel) =>
        {
            var settings = common.Read(parsed);
            await using var workplace = await Existing.OpenAsync(settings, cancel);
            var day = DayOf(parsed.GetValue(at)) ?? DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
            var plan = await workplace.Akten.PlanAsync(settings.Organisation, cancel);
            var begun = parsed.GetValue(beginning)!;
            var register = workplace.Akten.Register;
            var akten = register.List(settings.Organisation, begun);
            var rows = akten.Select(a => AkteRow.Of(a, plan, day));
            if (parsed.GetValue(due))
                rows = rows.Where(r => r.Next != AkteRow.Word(RetentionStep.Keep));
            if (akten.Count == 0 && (begun.Length == 0 || register.List(settings.Organisation, "").Count == 0))
                common.Messages.Line("No Akte is entered yet: 'ingest import akten FILE' enters them. 'ingest list' shows the documents by the Aktenzeichen read from them.");
            if (common.Json(parsed))
                Output.JsonRows(rows);
            else
                Output.Table(["AKTE", "BETREFF", "POSITION", "RETENTION", "ZDA", "KEPT UNTIL", "NEXT"], rows.Select(r => new[]
                {
                    r.Aktenzeichen, r.Betreff, r.Aktenplaneinheit, r.Retention, r.ZdA ?? "", r.KeptUntil ?? "", r.Next,
                }));
            return 0;
        });
        return command;
    }

    public static DateOnly? DayOf(string? text) =>
        text is null ? null : Days.TryRead(text, out var day) ? day : throw new UsageException($"{text} is no day.", "Write it like 2014-12-31.");
}

/// <summary>An Akte in <c>akten --json</c>: a published shape, schemas/akten.schema.json.</summary>
internal sealed record AkteRow(
    Guid Id, string Aktenzeichen, string Betreff, string Aktenplaneinheit, string Retention, string? ZdA, string? KeptUntil, string Next, int Version)
{
    public static AkteRow Of(RegisteredAkte akte, Aktenplan plan, DateOnly day)
    {
        var (einheit, retention) = RetentionSource.Of(akte, plan);
        return new(
            akte.Id, akte.Aktenzeichen, akte.Betreff, einheit, RetentionRule.Text(retention), akte.ZdA is { } closed ? IsoTime.Day(closed) : null,
            RetentionRule.End(akte.ZdA, retention) is { } end ? IsoTime.Day(end) : null, Word(RetentionRule.Step(akte.ZdA, retention, day)), akte.Version);
    }

    public static string Word(RetentionStep step) => step switch
    {
        RetentionStep.Offer => "offer",
        RetentionStep.Appraise => "appraise",
        RetentionStep.Destroy => "destroy",
        _ => "keep",
    };
}
