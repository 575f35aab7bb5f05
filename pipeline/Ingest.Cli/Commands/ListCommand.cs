using System.CommandLine;
using System.Globalization;
using Ingest.Catalog;
using Ingest.Cli.Terminal;
using Ingest.Model;

namespace Ingest.Cli.Commands;

/// <summary><c>ingest list</c>: the documents of the E-Akte.</summary>
internal static class ListCommand
{
    private const int RowsOfTable = 1000;
    private static readonly string[] Statuses = [.. Enum.GetValues<DocumentStatus>().Select(CatalogStatus.Word)];

    public static Command Create(CommonOptions common)
    {
        var akte = new Option<string>("--akte") { HelpName = "AZ", Description = "only Akten that begin so", DefaultValueFactory = _ => "" };
        var status = new Option<string>("--status") { HelpName = string.Join('|', Statuses), Description = "only documents of this status", DefaultValueFactory = _ => "" };
        var limit = new Option<int?>("--limit") { HelpName = "N", CustomParser = WholeNumber.Parse, Description = "at most this many documents (default: all)" };
        var after = new Option<string>("--after") { HelpName = "CURSOR", Description = "only what comes behind the document with this cursor (see --json)", DefaultValueFactory = _ => "" };
        var command = new ExampledCommand("list", "Lists the documents of the store by Akte and date.", "ingest list --akte 0248 --store /srv/eakte --json")
        {
            akte, status, limit, after,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var filter = new CatalogFilter(Akte: parsed.GetValue(akte)!, Status: Known(parsed.GetValue(status)!));
            await using var workplace = await Existing.OpenAsync(common.Read(parsed), cancel);
            var rows = workplace.Catalog.ListAsync(filter, cancel, parsed.GetValue(after)!).Take(parsed.GetValue(limit) ?? int.MaxValue);
            if (common.Json(parsed))
                await Output.JsonAsync(rows.Select(DocumentRow.Of));
            else
                await TableAsync(rows);
            return 0;
        });
        return command;
    }

    private static string Known(string status) => status.Length == 0 || Statuses.Contains(status)
        ? status
        : throw new UsageException($"No document has the status '{Output.Clean(status)}'.", $"There are {string.Join(", ", Statuses)}.");

    /// <summary>A table is laid out as a whole, so a long list is several.</summary>
    private static async Task TableAsync(IAsyncEnumerable<CatalogDocument> documents)
    {
        var first = true;
        await foreach (var part in documents.Chunk(RowsOfTable))
        {
            Output.Table(["ID", "STATUS", "AKTE", "CLASS", "DATE", "PAGES", "TITLE"], part.Select(d => new[]
            {
                Output.Id(d.Id), DocumentRow.StatusOf(d), d.Akte, d.Class, d.Date, d.Pages.ToString(CultureInfo.InvariantCulture), d.Title,
            }), withHeads: first);
            first = false;
        }

        if (first)
            Output.Table(["ID", "STATUS", "AKTE", "CLASS", "DATE", "PAGES", "TITLE"], []);
    }
}
