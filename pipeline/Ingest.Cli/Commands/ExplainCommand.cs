using System.CommandLine;
using Ingest.Journal.Explain;

namespace Ingest.Cli.Commands;

/// <summary><c>ingest explain</c>: every decision about a page or document, with its evidence.</summary>
internal static class ExplainCommand
{
    public static Command Create(CommonOptions common)
    {
        var address = new Argument<string>("ADDRESS") { Description = "BATCH/STACK#N, STACK#N of the newest batch, or a document id" };
        var command = new ExampledCommand("explain", "Says what was decided about a page or document, and why.", "ingest explain stack1.tif#3 --store /srv/eakte")
        {
            address,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var journal = await Ingest.Journal.Journal.OpenAsync(Existing.State(common.Read(parsed)), FaultPoints.None, cancel);
            var explanation = await new Explainer(journal).ExplainAsync(parsed.GetRequiredValue(address), cancel);
            Console.Out.Write(common.Json(parsed) ? ExplanationJson.ToText(explanation) : ExplanationText.Of(explanation));
            return 0;
        });
        return command;
    }
}
