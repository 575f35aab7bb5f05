using System.CommandLine;
using Ingest.Deposit;
using Ingest.Review;

namespace Ingest.Cli.Commands;

/// <summary><c>ingest release</c>: Freigabe, once the Transfervermerk is complete.</summary>
internal static class ReleaseCommand
{
    public static Command Create(CommonOptions common)
    {
        var documents = new Argument<string[]>("DOCUMENT") { Arity = ArgumentArity.OneOrMore, Description = DocumentIds.Described };
        var reason = CorrectCommand.ReasonOption();
        var command = new ExampledCommand(
            "release", "Releases filed documents (Freigabe).",
            "ingest release 0b0c6c9e --operator qs-02 --profile posteingang --store /srv/eakte")
        {
            documents, reason,
        };
        command.Notes = "Environment, result of quality assurance and statement (TR-03138 A.NB.4 b, e, f) come from the section Transfer of ingest.json or from the profile, "
            + "the person from --operator. When one is missing the release is refused and says which.";
        command.SetAction(async (parsed, cancel) =>
        {
            var settings = common.Read(parsed);
            await using var workplace = await Existing.OpenAsync(settings, cancel);
            var corrections = workplace.Corrections(settings.Options);
            var made = new List<CommitMarker>();
            foreach (var id in await CorrectCommand.FindAllAsync(workplace, parsed.GetRequiredValue(documents), cancel))
                made.AddRange(await corrections.CorrectAsync(
                    new(id, settings.Operator) { Reason = parsed.GetValue(reason) ?? "" }, [new Correction.Release(settings.Options.Transfer)], cancel));
            CorrectedRow.Print(common, common.Json(parsed), made);
            return 0;
        });
        return command;
    }
}
