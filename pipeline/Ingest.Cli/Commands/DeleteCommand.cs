using System.CommandLine;
using System.Globalization;
using Ingest.Cli.Terminal;
using Ingest.Deposit.Deletion;

namespace Ingest.Cli.Commands;

/// <summary><c>ingest delete</c>: takes documents away for good, by retention or by order.</summary>
internal static class DeleteCommand
{
    public static Command Create(CommonOptions common)
    {
        var targets = new Argument<string[]>("ID") { Arity = ArgumentArity.ZeroOrMore, Description = "Aktenzeichen or document id; with --due alone: every Akte that is due" };
        var due = new Option<bool>("--due") { Description = "by retention: only Akten whose time is over and that are to be destroyed (V)" };
        var reason = new Option<string>("--reason") { HelpName = "TEXT", Description = "by order: why; kept with the proof of deletion", DefaultValueFactory = _ => "" };
        var yes = new Option<bool>("--yes") { Description = "do it; without, only say what would go" };
        var command = new ExampledCommand(
            "delete", "Deletes documents by retention or order.",
            "ingest delete --due --operator reg-02 --store /srv/eakte",
            "ingest delete 0248-4/2014 --reason 'Anordnung vom 3.2.2026' --operator reg-02 --yes --store /srv/eakte")
        {
            targets, due, reason, yes,
        };
        command.Notes = "The deletion is recorded first and the record stays. What other documents consist of stays, too. An interrupted deletion is finished by the next one. "
            + "Held documents are never deleted.";
        command.SetAction(async (parsed, cancel) =>
        {
            var settings = common.Read(parsed);
            var byRetention = parsed.GetValue(due);
            if (byRetention && parsed.GetValue(reason)!.Length > 0)
                throw new UsageException("--due and --reason exclude each other.", "By retention: --due. By order: name what, and --reason.");
            await using var workplace = await Existing.OpenAsync(settings, cancel);
            var desk = new DeletionDesk(workplace, TimeProvider.System, FaultPoints.FromEnvironment());
            var plan = await desk.PlanAsync(new(
                parsed.GetValue(targets) ?? [], byRetention ? DeletionGround.Retention : DeletionGround.Order, parsed.GetValue(reason)!, settings.Organisation, settings.Operator), cancel);
            var done = parsed.GetValue(yes) ? await desk.CarryOutAsync(plan, cancel) : [];
            Write(common, parsed, plan, done);
            var refused = plan.Items.Count - plan.Going.Count();
            common.Messages.Line(parsed.GetValue(yes)
                ? string.Create(CultureInfo.InvariantCulture, $"{done.Count} document(s) deleted, {refused} refused; {done.Sum(d => d.Removed.Count)} objects are gone, {done.Sum(d => d.Kept.Count)} stay because others consist of them.")
                : string.Create(CultureInfo.InvariantCulture, $"{plan.Going.Count()} document(s) would be deleted, {refused} are refused. Nothing was done; --yes does it."));
            return 0;
        });
        return command;
    }

    private static void Write(CommonOptions common, ParseResult parsed, DeletionPlan plan, IReadOnlyList<DeletionDone> done)
    {
        var rows = plan.Items.Select(i => DeletionRow.Of(i, done.FirstOrDefault(d => d.Document == i.Document.Id)))
            .Concat(done.Where(d => plan.Items.All(i => i.Document.Id != d.Document)).Select(DeletionRow.Of));
        if (common.Json(parsed))
            Output.JsonRows(rows);
        else
            Output.Table(["ID", "AKTE", "OUTCOME", "DETAIL"], rows.Select(r => new[] { r.Id.ToString(), r.Akte, r.Outcome, r.Detail }));
    }
}

/// <summary>A document in <c>delete --json</c>: a published shape, schemas/delete.schema.json.</summary>
internal sealed record DeletionRow(Guid Id, string Akte, string Outcome, string Detail, int Removed, int Kept)
{
    public static DeletionRow Of(DeletionItem item, DeletionDone? done) => new(
        item.Document.Id, item.Document.Filing.Akte, item.Refused.Length > 0 ? "refused" : done is null ? "planned" : "deleted",
        item.Refused.Length > 0 ? item.Refused : item.Reason, done?.Removed.Count ?? 0, done?.Kept.Count ?? 0);

    /// <summary>Of an earlier order that was finished on the way, or of a document dissolved into those that went.</summary>
    public static DeletionRow Of(DeletionDone done) => new(done.Document, "", "deleted", "ordered with others or earlier", done.Removed.Count, done.Kept.Count);
}
