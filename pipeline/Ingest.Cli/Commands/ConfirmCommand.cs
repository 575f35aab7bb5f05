using System.CommandLine;
using Ingest.Review;

namespace Ingest.Cli.Commands;

/// <summary><c>ingest confirm</c>: what waited for a person is filed.</summary>
internal static class ConfirmCommand
{
    public static Command Create(CommonOptions common)
    {
        var documents = new Argument<string[]>("DOCUMENT") { Arity = ArgumentArity.OneOrMore, Description = DocumentIds.Described };
        var lift = new Option<bool>("--lift-hold") { Description = "what is held may pass, too; needs --reason" };
        var reason = CorrectCommand.ReasonOption();
        var command = new ExampledCommand(
            "confirm", "Files documents that waited for a person.",
            "ingest confirm 0b0c6c9e 7f31aa02 --operator reg-03 --store /srv/eakte", "ingest confirm 0b0c6c9e --lift-hold --reason 'no VS, a quotation' --operator reg-03")
        {
            documents, lift, reason,
        };
        command.Notes = "'ingest list --status provisional' shows them. Documents that are filed already stay as they are. Each document is settled for itself: the first that cannot be ends the command.";
        command.SetAction((parsed, cancel) => CorrectCommand.EachAsync(
            common, parsed, parsed.GetRequiredValue(documents), parsed.GetValue(reason),
            _ => parsed.GetValue(lift) ? [new Correction.LiftHold(), new Correction.Confirm()] : [new Correction.Confirm()], cancel));
        return command;
    }
}
