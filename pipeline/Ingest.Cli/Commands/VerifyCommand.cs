using System.CommandLine;
using System.Globalization;
using Ingest.Cli.Terminal;
using Ingest.Deposit;

namespace Ingest.Cli.Commands;

/// <summary><c>ingest verify</c>: reads the store again and reconciles it with journal, catalog and audit log; mends what the store alone can mend.</summary>
internal static class VerifyCommand
{
    public static Command Create(CommonOptions common)
    {
        var repair = new Option<bool>("--repair") { Description = "sweep objects nothing refers to, build the catalog anew, obtain missing time stamps" };
        var rate = new Option<int?>("--rate") { HelpName = "MB", CustomParser = WholeNumber.Parse, Description = "read at most so many megabytes a second (default: unbounded)" };
        var command = new ExampledCommand(
            "verify", "Reads the whole store again and checks it.",
            "ingest verify --store /srv/eakte --rate 50", "ingest verify --repair --store /srv/eakte --operator op-7")
        {
            repair, rate,
        };
        command.Notes = """
            Checked: every object against its name; markers, receipts, Merkle roots, the audit log and its time stamps; the structure of PDF/A;
            each row and each word of the catalog; the journal. Exit 12 on any difference, each named. --repair never touches what is damaged and needed.
            """;
        command.SetAction(async (parsed, cancel) =>
        {
            var settings = common.Read(parsed);
            var mend = parsed.GetValue(repair);
            var request = new VerifyRequest { Proof = settings.Options.Proof, BytesPerSecond = (parsed.GetValue(rate) ?? 0) * 1e6 };
            await using var workplace = await Existing.OpenForVerifyAsync(settings, mend, cancel);
            var progress = new VerifyLine(common.Messages, TimeProvider.System);
            var found = new List<Difference>();
            await foreach (var difference in workplace.VerifyAsync(request, progress, cancel))
                found.Add(difference);
            progress.Finish();
            var outcome = mend ? await workplace.RepairAsync(found, request, settings.Operator, cancel) : null;
            Print(found, outcome, common.Json(parsed));
            common.Messages.Line(Summary(found, outcome, progress.Last));
            return (int)(Left(found, outcome).Count == 0 ? ExitCode.Done : ExitCode.Difference);
        });
        return command;
    }

    private static void Print(List<Difference> found, RepairOutcome? outcome, bool json)
    {
        var left = outcome?.Left.ToHashSet();
        if (json)
            Output.JsonRows(found.Select(d => DifferenceRow.Of(d, Repaired(d))).Concat(NotFoundBefore().Select(d => DifferenceRow.Of(d))));
        else
            foreach (var d in found.Where(d => !d.IsNote && !Repaired(d)).Concat(NotFoundBefore()))
                Console.Out.WriteLine($"{DifferenceRow.KindOf(d)}\t{Output.Clean(d.Name)}\t{d.Document}\t{Output.Clean(d.Detail)}");

        bool Repaired(Difference d) => outcome is not null && (d.Kind == DifferenceKind.OrphanObject ? !outcome.Kept : !d.IsNote && !left!.Contains(d));
        IEnumerable<Difference> NotFoundBefore() => outcome?.Left.Except(found) ?? [];
    }

    private static IReadOnlyList<Difference> Left(List<Difference> found, RepairOutcome? outcome) => outcome?.Left ?? [.. found.Where(d => !d.IsNote)];

    private static string Summary(List<Difference> found, RepairOutcome? outcome, VerifyProgress read)
    {
        var culture = CultureInfo.InvariantCulture;
        var left = Left(found, outcome).Count;
        var mended = outcome is null ? "" : string.Create(culture,
            $"Repaired: catalog built anew, {outcome.Swept} orphans swept{(outcome.Kept ? " (others stay while a batch is open)" : "")}{(outcome.Unstamped > 0 ? $", {outcome.Unstamped} batches still without time stamp" : "")}. ");
        return mended + (left == 0
            ? string.Create(culture, $"{read.Records} records and {read.Objects} objects are what they should be{Notes(found, outcome)}.")
            : string.Create(culture, $"{left} differences in {read.Records} records and {read.Objects} objects. Restore the named objects from a copy of the store; an undamaged delivery can be run again."));
    }

    private static string Notes(List<Difference> found, RepairOutcome? outcome)
    {
        var orphans = outcome is null ? found.Count(d => d.Kind == DifferenceKind.OrphanObject) : 0;
        var others = found.Count(d => d.IsNote && d.Kind != DifferenceKind.OrphanObject);
        return (orphans > 0 ? $" ({orphans} objects belong to nothing yet)" : "") + (others > 0 ? $" ({others} notes; --json shows them)" : "");
    }
}
