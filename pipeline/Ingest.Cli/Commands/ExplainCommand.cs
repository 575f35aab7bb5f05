using System.CommandLine;
using Ingest.Cli.Settings;
using Ingest.Cli.Terminal;
using Ingest.Journal.Explain;
using Ingest.Proof;

namespace Ingest.Cli.Commands;

/// <summary><c>ingest explain</c>: every decision about a page or document, with its evidence.</summary>
internal static class ExplainCommand
{
    public static Command Create(CommonOptions common)
    {
        var address = new Argument<string>("ADDRESS") { Description = "BATCH/STACK#N, STACK#N of the newest batch, a document id, or the name or SHA-256 of something in the store" };
        var command = new ExampledCommand("explain", "Says what was decided about a page or document, and why.", "ingest explain stack1.tif#3 --store /srv/eakte",
            "ingest explain commits/0b0c6c9e-.../v1.json --store /srv/eakte")
        {
            address,
        };
        command.Notes = "Of a record (commits/ID/v1.json) or an object (its SHA-256) it gives the proof: the path to the Merkle root of each closed batch that protects it.";
        command.SetAction(async (parsed, cancel) =>
        {
            var settings = common.Read(parsed);
            if (IsInStore(parsed.GetRequiredValue(address)))
                return await ProveAsync(common, settings, parsed, parsed.GetRequiredValue(address), cancel);
            await using var journal = await Ingest.Journal.Journal.OpenAsync(Existing.State(settings), FaultPoints.None, cancel);
            var explanation = await new Explainer(journal).ExplainAsync(parsed.GetRequiredValue(address), cancel);
            Console.Out.Write(common.Json(parsed) ? ExplanationJson.ToText(explanation) : ExplanationText.Of(explanation));
            return 0;
        });
        return command;
    }

    /// <summary>Stacks are not named like that: they have a page number.</summary>
    private static bool IsInStore(string address) => !address.Contains('#', StringComparison.Ordinal)
        && ((address.Length == 64 && address.All(char.IsAsciiHexDigitLower))
            || ((string[])["objects/", "commits/", "batches/"]).Any(f => address.StartsWith(f, StringComparison.Ordinal)));

    private static async Task<int> ProveAsync(CommonOptions common, EffectiveSettings settings, ParseResult parsed, string name, CancellationToken cancel)
    {
        await using var workplace = await Existing.OpenAsync(settings, cancel);
        var proofs = await ObjectProof.FindAsync(workplace.Store, name, cancel).Select(ProofRow.Of).ToListAsync(cancel);
        if (proofs.Count == 0)
            throw new UsageException($"No closed batch protects {Output.Clean(name)}.", "Later versions and Akten are protected by the audit log alone; 'ingest verify' checks both.");
        if (common.Json(parsed))
            Output.JsonRows(proofs);
        else
            foreach (var line in proofs.SelectMany(p => p.Lines()))
                Console.Out.WriteLine(line);
        return (int)(proofs.All(p => p.Holds) ? ExitCode.Done : ExitCode.Difference);
    }
}
