using System.CommandLine;
using System.Globalization;
using Ingest.Cli.Terminal;
using Ingest.Exchange.Answers;

namespace Ingest.Cli.Commands;

/// <summary><c>ingest import answer</c>: what a receiver says to a hand-over.</summary>
internal static class ImportAnswerCommand
{
    public static Command Create(CommonOptions common)
    {
        var file = new Argument<string>("FILE") { Description = "xdomea 0402 or 0403 (XML or its ZIP; 3.0.0 or 3.1.0)" };
        var command = new ExampledCommand("answer", "Takes in the answer to an export.", "ingest import answer 7e2b..._Abgabe.ImportBestaetigen.0402.xml --store /srv/eakte")
        {
            file,
        };
        command.Notes = "The answer is checked against the export and kept with it; taking it in again changes nothing. Objects the receiver refused are listed with its error codes.";
        command.SetAction(async (parsed, cancel) =>
        {
            var settings = common.Read(parsed);
            await using var workplace = await Existing.OpenAsync(settings, cancel);
            var import = new AnswerImport(workplace.Store, workplace.Audit, settings.Options.Exchange.Schemas, TimeProvider.System);
            var imported = await import.ImportAsync(parsed.GetRequiredValue(file), settings.Operator, cancel);
            var row = AnswerRow.Of(imported);
            if (common.Json(parsed))
                Output.Json(row);
            else
                foreach (var refused in row.Objects.Where(o => !o.Accepted))
                    Console.Out.WriteLine(Output.Clean($"{refused.Id}\t{refused.Kind}\t{refused.Name}\t{string.Join(' ', refused.Codes.Select(c => c.Code))}\t{string.Join(" | ", refused.Messages)}"));
            Say(common.Messages, imported);
            return 0;
        });
        return command;
    }

    private static void Say(Messages messages, ImportedAnswer imported)
    {
        var answer = imported.Answer;
        var what = answer.Message == Answer.Import
            ? string.Create(CultureInfo.InvariantCulture, $"{answer.Objects.Count - imported.Refused.Count()} objects taken over, {imported.Refused.Count()} refused")
            : "arrived";
        messages.Line($"{imported.Export.Aktenzeichen} (process {answer.Process}): {what}{(imported.New ? "" : "; this answer was known already")}.");
        foreach (var unknown in answer.Objects.Where(o => imported.Sent(o.Id) is null))
            messages.Line($"  object {unknown.Id} was not part of the export.");
        foreach (var silent in imported.Unanswered)
            messages.Line($"  Akte {silent.Name} was sent and is not answered.");
    }
}
