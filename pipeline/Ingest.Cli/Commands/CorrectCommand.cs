using System.CommandLine;
using Ingest.Deposit;
using Ingest.Model;
using Ingest.Review;

namespace Ingest.Cli.Commands;

/// <summary><c>ingest correct</c>: what the machine got wrong about a stored document.</summary>
internal static class CorrectCommand
{
    public static Command Create(CommonOptions common)
    {
        var document = new Argument<string>("DOCUMENT") { Description = DocumentIds.Described };
        var changes = new ChangeOptions();
        var split = new Option<string?>("--split") { HelpName = "N,M", Description = "pages with which new documents begin" };
        var join = new Option<string[]>("--join") { HelpName = "DOCUMENT", Description = "puts the pages of this document behind; it is dissolved" };
        var move = new Option<string?>("--move") { HelpName = "N,M", Description = "pages that go to another document (--to)" };
        var to = new Option<string?>("--to") { HelpName = "DOCUMENT", Description = "where --move puts them: at its end, or with --before" };
        var before = new Option<int?>("--before") { HelpName = "N", CustomParser = WholeNumber.Parse, Description = "the page of that document they come before" };
        var reason = ReasonOption();
        var seen = new Option<int?>("--seen") { HelpName = "VERSION", CustomParser = WholeNumber.Parse, Description = "the version you looked at; when there is a newer one nothing is changed" };
        var command = new ExampledCommand(
            "correct", "Corrects a stored document as a new version.",
            "ingest correct 0b0c6c9e --set aktenzeichen=0248-31/2019 --reason 'misread' --operator reg-03 --store /srv/eakte",
            "ingest correct 0b0c6c9e --turn 2=180 --blank 4 --operator reg-03", "ingest correct 0b0c6c9e --split 3,7 --operator reg-03",
            "ingest correct 0b0c6c9e --word p1_b1_l2_s3=Ilmenau --operator reg-03")
        {
            document, split, join, move, to, before, reason, seen,
        };
        changes.AddTo(command);
        command.Notes = "Pages are counted within the document, from 1. Several changes of one document make one version; --split, --join and --move stand alone.";
        command.SetAction(async (parsed, cancel) =>
        {
            var settings = common.Read(parsed);
            await using var workplace = await Existing.OpenAsync(settings, cancel);
            var corrections = workplace.Corrections(settings.Options);
            var id = await DocumentIds.FindAsync(workplace, parsed.GetRequiredValue(document), cancel);
            var order = new CorrectionOrder(id, settings.Operator) { Reason = parsed.GetValue(reason) ?? "", Seen = parsed.GetValue(seen) };
            var stored = await corrections.NewestAsync(id, cancel);
            var single = await changes.ReadAsync(parsed, stored, corrections, cancel);
            var (parts, others, moved) = (parsed.GetValue(split), parsed.GetValue(join) ?? [], parsed.GetValue(move));
            var kinds = (single.Count > 0 ? 1 : 0) + (parts is null ? 0 : 1) + (others.Length > 0 ? 1 : 0) + (moved is null ? 0 : 1);
            if (kinds != 1)
                throw new UsageException(kinds == 0 ? "Nothing is said to be corrected." : "--split, --join and --move stand alone: no other change beside them.", "See: ingest correct --help");
            if ((moved is null) != (parsed.GetValue(to) is null) || (moved is null && parsed.GetValue(before) is not null))
                throw new UsageException("--move and --to go together.", "For example: --move 3,4 --to 7f31aa02");
            // between reading the page numbers and the correction nobody may have moved them
            order = order with { Seen = order.Seen ?? stored.Marker.Version };
            var made =
                single.Count > 0 ? await corrections.CorrectAsync(order, single, cancel)
                : parts is not null ? await corrections.SplitAsync(order, [.. PageNumbers.Read("--split", parts).Select(stored.Page)], cancel)
                : moved is not null ? await MoveAsync(workplace, corrections, order, [.. PageNumbers.Read("--move", moved).Select(stored.Page)], parsed.GetValue(to)!, parsed.GetValue(before), cancel)
                : await corrections.JoinAsync(order, await FindAllAsync(workplace, others, cancel), cancel);
            CorrectedRow.Print(common, common.Json(parsed), made);
            return 0;
        });
        return command;
    }

    public static Option<string?> ReasonOption() => new("--reason") { HelpName = "TEXT", Description = "why, in your words; stands in the history" };

    private static async Task<IReadOnlyList<CommitMarker>> MoveAsync(
        Workplace workplace, Corrections corrections, CorrectionOrder order, List<PageId> pages, string to, int? before, CancellationToken cancel)
    {
        var target = await DocumentIds.FindAsync(workplace, to, cancel);
        PageId? place = before is { } n ? (await corrections.NewestAsync(target, cancel)).Page(n) : null;
        return await corrections.MoveAsync(order, pages, target, place, cancel);
    }

    /// <inheritdoc cref="Corrections.CorrectEachAsync"/>
    public static async Task<int> EachAsync(
        CommonOptions common, ParseResult parsed, IEnumerable<string> documents, string? reason, Func<IngestOptions, IReadOnlyList<Correction>> steps, CancellationToken cancel)
    {
        var settings = common.Read(parsed);
        await using var workplace = await Existing.OpenAsync(settings, cancel);
        var corrections = workplace.Corrections(settings.Options);
        var orders = (await FindAllAsync(workplace, documents, cancel)).Select(id => new CorrectionOrder(id, settings.Operator) { Reason = reason ?? "" }).ToList();
        var made = await corrections.CorrectEachAsync(orders, steps(settings.Options), cancel);
        CorrectedRow.Print(common, common.Json(parsed), made);
        return 0;
    }

    public static async ValueTask<IReadOnlyList<Guid>> FindAllAsync(Workplace workplace, IEnumerable<string> names, CancellationToken cancel)
    {
        var ids = new List<Guid>();
        foreach (var name in names)
            ids.Add(await DocumentIds.FindAsync(workplace, name, cancel));
        return ids;
    }
}
