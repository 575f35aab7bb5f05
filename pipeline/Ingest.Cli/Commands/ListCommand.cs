using System.CommandLine;
using System.Globalization;
using Ingest.Catalog;
using Ingest.Cli.Terminal;

namespace Ingest.Cli.Commands;

/// <summary><c>ingest list</c>: the documents of the E-Akte.</summary>
internal static class ListCommand
{
    public static Command Create(CommonOptions common)
    {
        var akte = new Option<string>("--akte") { HelpName = "AZ", Description = "only Akten that begin so", DefaultValueFactory = _ => "" };
        var status = new Option<string>("--status") { HelpName = "filed|provisional|held|dissolved", Description = "only documents of this status", DefaultValueFactory = _ => "" };
        var command = new ExampledCommand("list", "Lists the documents of the store by Akte and date.", "ingest list --akte 0248 --store /srv/eakte --json")
        {
            akte, status,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var workplace = await Existing.OpenAsync(common.Read(parsed), cancel);
            var filter = new CatalogFilter(Akte: parsed.GetValue(akte)!, Status: parsed.GetValue(status)!);
            var rows = await workplace.Catalog.ListAsync(filter, cancel).ToListAsync(cancel);
            if (common.Json(parsed))
                Output.Json(rows.Select(DocumentRow.Of));
            else
                Output.Table(["ID", "STATUS", "AKTE", "CLASS", "DATE", "PAGES", "TITLE"], rows.Select(d => new[]
                {
                    d.Id.ToString(), DocumentRow.StatusOf(d), d.Akte, d.Class, d.Date, d.Pages.ToString(CultureInfo.InvariantCulture), d.Title,
                }));
            return 0;
        });
        return command;
    }
}
