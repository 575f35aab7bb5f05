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
        var query = new Argument<string[]>("QUERY") { Arity = ArgumentArity.OneOrMore, Description = "words (all must stand on a page), \"a phrase\", -without, fields" };
        var limit = new Option<int>("--limit") { HelpName = "N", CustomParser = WholeNumber.Required, Description = "at most this many pages", DefaultValueFactory = _ => 20 };
        var after = new Option<string>("--after") { HelpName = "CURSOR", Description = "only what comes behind the hit with this cursor (see --json)", DefaultValueFactory = _ => "" };
        var fuzzy = new Option<bool>("--fuzzy") { Description = "similar words count, too, behind the exact ones (otherwise only when nothing is found)" };
        var exact = new Option<bool>("--exact") { Description = "similar words never count" };
        var command = new ExampledCommand(
            "search", "Finds pages by their words.",
            "ingest search Bebauungsplan Strasse --store /srv/eakte", "ingest search '\"sehr geehrte\" typ:BESCHEID datum:2019..2021 -Widerspruch' --store /srv/eakte --json")
        {
            query, limit, after, fuzzy, exact,
        };
        command.Notes =
            "Fields: az: (or akte:) and vorgang:, typ: (or class:), von: (sender), titel:, status:, datum: (2019, 05.2019, 17.5.2019, 2019..2021, ..2020).\n"
            + "Words from five letters on also find longer ones; amt* asks for it, *plan finds what ends so. Umlauts, ß and accents need not be typed.";
        command.SetAction(async (parsed, cancel) =>
        {
            await using var workplace = await Existing.OpenAsync(common.Read(parsed), cancel);
            // after "--" a word with a minus is not taken for an option
            var wanted = SearchQuery.Parse(string.Join(' ', parsed.GetRequiredValue(query)));
            foreach (var note in wanted.Notes)
                common.Messages.Line(note);
            var when = parsed.GetValue(exact) ? Fuzzy.Never : parsed.GetValue(fuzzy) ? Fuzzy.Always : Fuzzy.WhenNothingIsFound;
            var found = await workplace.Catalog.SearchAsync(wanted, new SearchScope(Limit: parsed.GetValue(limit), After: parsed.GetValue(after)!, Fuzzy: when), cancel);
            if (common.Json(parsed))
                await Output.JsonAsync(RowsAsync(workplace, found, cancel));
            else
                Output.Table(["ID", "PAGE", "STATUS", "AKTE", "TITLE", "TEXT"], found.Hits.Select(h => new[]
                {
                    Output.Id(h.Document.Id), h.Page.ToString(CultureInfo.InvariantCulture), DocumentRow.StatusOf(h.Document), h.Document.Akte, h.Document.Title, h.Snippet.ToString(),
                }));
            common.Messages.Line(Said(found, when));
            return 0;
        });
        return command;
    }

    private static string Said(FoundPages found, Fuzzy when)
    {
        var pages = Output.Count(found.Hits.Count, "page");
        return found switch
        {
            { Hits.Count: 0 } => when == Fuzzy.Never ? "Nothing found. Fewer words or fields find more, or leave --exact out." : "Nothing found. Fewer words or fields find more.",
            { Hits: [{ Similar: true }, ..] } => $"{pages} with similar words; none has the words as they were typed.",
            { Next.Length: > 0 } => $"{pages}, and more: --after {found.Next}",
            _ => $"{pages}.",
        };
    }

    /// <summary>Boxes are looked up for the hits that are shown, and only for programs.</summary>
    private static async IAsyncEnumerable<HitRow> RowsAsync(
        Workplace workplace, FoundPages found, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var boxes = new HitBoxes(workplace.Store);
        foreach (var hit in found.Hits)
        {
            var marker = hit.Snippet.Parts.Count == 0 ? null : await workplace.FindMarkerAsync(hit.Document.Id, cancel);
            yield return HitRow.Of(hit, marker is null ? [] : await boxes.OfAsync(marker, hit.Page, found.Words, cancel));
        }
    }
}
