using System.CommandLine;
using System.Globalization;
using Ingest.Model;
using Ingest.Review;

namespace Ingest.Cli.Commands;

/// <summary>The options of <c>ingest correct</c> that change one document, and what they mean.</summary>
internal sealed class ChangeOptions
{
    private readonly Option<string[]> set = new("--set") { HelpName = "FIELD=VALUE", Description = "class, aktenzeichen, vorgang, title, date, subject or sender; an empty value takes it away" };
    private readonly Option<string[]> turn = new("--turn") { HelpName = "N=90|180|270", Description = "turns a page clockwise" };
    private readonly Option<string[]> blank = new("--blank") { HelpName = "N", Description = "takes a blank page out; its image stays in the store" };
    private readonly Option<string[]> notBlank = new("--not-blank") { HelpName = "N|STACK#N", Description = "withdraws the suspicion, or puts a page back that was taken out" };
    private readonly Option<string?> order = new("--order") { HelpName = "3,1,2", Description = "all pages in their new order" };
    private readonly Option<string[]> word = new("--word") { HelpName = "PLACE=TEXT", Description = "puts a recognised word right; PLACE is its ID in ALTO, or N@LEFT,TOP,RIGHT,BOTTOM" };
    private readonly Option<string?> was = new("--was") { HelpName = "TEXT", Description = "the word as you saw it; when another stands there nothing is changed" };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { set, turn, blank, notBlank, order, word, was })
            command.Options.Add(option);
    }

    /// <exception cref="UsageException">An option cannot be understood.</exception>
    public async ValueTask<IReadOnlyList<Correction>> ReadAsync(ParseResult parsed, StoredVersion stored, Corrections corrections, CancellationToken cancel)
    {
        var changes = new List<Correction>();
        foreach (var (name, value) in Pairs(parsed, set))
            changes.Add(name == "class" ? new Correction.SetClass(value) : new Correction.SetField(name, value));
        foreach (var (page, degrees) in Pairs(parsed, turn))
            changes.Add(new Correction.TurnPage(stored.Page(PageNumbers.One("--turn", page)), TurnOf(degrees)));
        foreach (var page in parsed.GetValue(blank) ?? [])
            changes.Add(new Correction.MarkBlank(stored.Page(PageNumbers.One("--blank", page))));
        foreach (var page in parsed.GetValue(notBlank) ?? [])
            changes.Add(new Correction.MarkNotBlank(page.Contains('#', StringComparison.Ordinal) ? Address(page) : stored.Page(PageNumbers.One("--not-blank", page))));
        if (parsed.GetValue(order) is { } pages)
            changes.Add(new Correction.OrderPages([.. PageNumbers.Read("--order", pages).Select(stored.Page)]));
        var words = Pairs(parsed, word).ToList();
        if (parsed.GetValue(was) is not null && words.Count != 1)
            throw new UsageException("--was goes with one --word.", "Correct word by word when the old one is to be checked.");
        foreach (var (place, text) in words)
        {
            var (page, box) = place.Contains('@', StringComparison.Ordinal) ? Boxed(stored, place) : await corrections.PlaceAsync(stored, place, cancel);
            changes.Add(new Correction.CorrectWord(page, box, parsed.GetValue(was) ?? "", text));
        }
        return changes;
    }

    private static IEnumerable<(string Name, string Value)> Pairs(ParseResult parsed, Option<string[]> option) => (parsed.GetValue(option) ?? []).Select(text =>
        text.IndexOf('=', StringComparison.Ordinal) is var at and > 0
            ? (text[..at].Trim(), text[(at + 1)..].Trim())
            : throw new UsageException($"{option.Name} takes {option.HelpName}, not '{text}'.", "See: ingest correct --help"));

    private static Turn TurnOf(string degrees) => degrees switch
    {
        "90" => Turn.Right,
        "180" => Turn.Half,
        "270" => Turn.Left,
        _ => throw new UsageException($"A page is turned by 90, 180 or 270 degrees, not {degrees}.", "Write it like --turn 2=90."),
    };

    private static PageId Address(string text)
    {
        try
        {
            return PageId.Parse(text);
        }
        catch (FormatException)
        {
            throw new UsageException($"'{text}' is no page.", "Write where it was delivered, such as stack.tif#3, or its number in the document.");
        }
    }

    private static (PageId Page, Box Box) Boxed(StoredVersion stored, string place)
    {
        var at = place.IndexOf('@', StringComparison.Ordinal);
        var sides = place[(at + 1)..].Split(',').Select(s => int.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1).ToList();
        return sides is [>= 0 and var left, >= 0 and var top, var right, var bottom] && right > left && bottom > top
            ? (stored.Page(PageNumbers.One("--word", place[..at])), new Box(left, top, right, bottom))
            : throw new UsageException($"'{place}' is no place of a word.", "Write its page and box like 2@310,420,388,455 (left, top, right, bottom in pixels), or its ID in ALTO.");
    }
}
