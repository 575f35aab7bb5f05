using System.CommandLine;
using Ingest.Review;

namespace Ingest.Cli.Commands;

/// <summary><c>ingest operator</c>: who is behind a pseudonym. A deliberate call: nothing else ever shows a name.</summary>
internal static class OperatorCommand
{
    public static Command Create(CommonOptions common)
    {
        var pseudonym = new Argument<string>("PSEUDONYM") { Description = "as it stands in Transfervermerk and history" };
        var name = new Option<string?>("--name") { HelpName = "NAME", Description = "enters the person it stands for; an entry is never changed" };
        var command = new ExampledCommand(
            "operator", "Tells who is behind a pseudonym, or enters it.",
            "ingest operator reg-03 --name 'Erika Musterfrau' --store /srv/eakte", "ingest operator reg-03 --store /srv/eakte")
        {
            pseudonym, name,
        };
        command.Notes = $"The table is the file {Operators.FileName} of the state folder, readable for its owner only. It is never part of the store; keep it apart from backups of the store.";
        command.SetAction(parsed =>
        {
            var operators = new Operators(Existing.State(common.Read(parsed)));
            if (parsed.GetValue(name) is { } person)
                operators.Enter(parsed.GetRequiredValue(pseudonym), person);
            else
                Console.Out.WriteLine(operators.Resolve(parsed.GetRequiredValue(pseudonym)));
            return 0;
        });
        return command;
    }
}
