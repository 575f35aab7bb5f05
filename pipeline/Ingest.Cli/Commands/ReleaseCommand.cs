using System.CommandLine;
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
        command.SetAction((parsed, cancel) => CorrectCommand.EachAsync(
            common, parsed, parsed.GetRequiredValue(documents), parsed.GetValue(reason), options => [new Correction.Release(options.Transfer)], cancel));
        return command;
    }
}
