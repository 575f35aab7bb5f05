using System.CommandLine;
using System.Globalization;
using Ingest.Catalog;
using Ingest.Cli.Terminal;

namespace Ingest.Cli.Commands;

/// <summary><c>ingest search</c>: full-text search over the pages of the E-Akte.</summary>
internal static class SearchCommand
{
    public static Command Create(CommonOptions common)
    {
        var query = new Argument<string[]>("QUERY") { Arity = ArgumentArity.OneOrMore, Description = "words (all must stand on a page), \"a phrase\", class:, akte:, status:" };
        var limit = new Option<int>("--limit") { HelpName = "N", CustomParser = WholeNumber.Required, Description = "at most this many pages", DefaultValueFactory = _ => 20 };
        var fuzzy = new Option<bool>("--fuzzy") { Description = "words that stand nowhere are replaced by similar ones" };
        var command = new ExampledCommand(
            "search", "Finds pages by their words.",
            "ingest search Bebauungsplan Strasse --store /srv/eakte", "ingest search '\"sehr geehrte\" class:BESCHEID' --store /srv/eakte --json")
        {
            query, limit, fuzzy,
        };
        command.Notes = "Umlauts, ß and accents need not be typed.";
        command.SetAction(async (parsed, cancel) =>
        {
            await using var workplace = await Existing.OpenAsync(common.Read(parsed), cancel);
            var wanted = SearchQuery.Parse(string.Join(' ', parsed.GetRequiredValue(query)));
            var found = await workplace.Catalog.SearchAsync(wanted, new SearchScope(Limit: parsed.GetValue(limit), Fuzzy: parsed.GetValue(fuzzy) ? Fuzzy.Always : Fuzzy.Never), cancel);
            var hits = found.Hits;
            if (common.Json(parsed))
                Output.Json(hits.Select(HitRow.Of));
            else
                Output.Table(["ID", "PAGE", "STATUS", "AKTE", "TITLE", "TEXT"], hits.Select(h => new[]
                {
                    h.Document.Id.ToString(), h.Page.ToString(CultureInfo.InvariantCulture), DocumentRow.StatusOf(h.Document), h.Document.Akte, h.Document.Title, h.Snippet.ToString(),
                }));
            common.Messages.Line(hits.Count == 0 ? "Nothing found. Fewer words, or --fuzzy, find more." : $"{hits.Count} pages.");
            return 0;
        });
        return command;
    }
}
