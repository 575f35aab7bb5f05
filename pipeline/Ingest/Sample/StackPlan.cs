using System.Globalization;
using Ingest.Model;
using Ingest.Sample.Drawing;
using Ingest.Sample.Forms;
using Ingest.Sample.World;

namespace Ingest.Sample;

/// <summary>Lays the pages of one stack one after the other: documents, separators between them, blank backs. Lazy, so that any number of pages needs little memory.</summary>
internal sealed class StackPlan(StackKind stack, int pages, SampleOptions options, Deck deck, Dice dice)
{
    private Case file = Case.Invent(dice);
    private LetterPaper paper = LetterPaper.Choose(dice);
    private int number;

    public IEnumerable<PlannedPage> Pages()
    {
        Sheet? last = null;
        for (var document = 1; number < pages; document++)
        {
            var leading = document == 1 && stack.Separators != SeparatorStyle.Labelled;
            if (pages - number == 1 && last is not null)
            {
                yield return Blank(last, document - 1);
                yield break;
            }
            var separated = !leading && pages - number > 1;
            if (document > 1 && dice.Chance(0.45))
                (file, paper) = (Case.Invent(dice), LetterPaper.Choose(dice));
            if (separated && document > 1 && pages - number > 4 && dice.Chance(0.08))
            {
                yield return Separator(null, 0);
                yield return Blank(last!, null);
            }
            var draft = deck.Deal(file, paper, pages - number - (separated ? 1 : 0));
            last = draft.Sheets[^1];
            var back = pages - number - (separated ? 1 : 0) > draft.Sheets.Count && dice.Chance(0.3);
            if (separated)
                yield return Separator(draft, draft.Sheets.Count + (back ? 1 : 0));
            foreach (var sheet in draft.Sheets)
                yield return Content(draft, sheet, document);
            if (back)
                yield return Blank(last, document);
        }
    }

    private PlannedPage Content(Draft draft, Sheet sheet, int document) => Page(sheet, SamplePageKind.Content, draft.Aged, row => row with
    {
        Document = document,
        Class = draft.Class,
        Aktenzeichen = draft.Aktenzeichen,
        Date = draft.Date,
        Received = draft.Received,
    });

    private PlannedPage Blank(Sheet front, int? document) =>
        Page(BlankBack.Of(front, dice), SamplePageKind.Blank, false, row => row with { Document = document });

    private PlannedPage Separator(Draft? next, int images)
    {
        var payload = new SeparatorPayload("DOK", next?.Aktenzeichen ?? "", "1", next?.Class ?? "", next is null ? null : images);
        var (sheet, code) = stack.Separators switch
        {
            SeparatorStyle.Labelled when next is not null => SeparatorSheet.Labelled(dice, payload),
            SeparatorStyle.Patch => SeparatorSheet.Patch(dice),
            _ => SeparatorSheet.Linear(dice),
        };
        return Page(sheet, SamplePageKind.Separator, false, row => row with { Code = code, Aktenzeichen = code.Contains('|', StringComparison.Ordinal) ? payload.Aktenzeichen : "" });
    }

    private PlannedPage Page(Sheet sheet, SamplePageKind kind, bool aged, Func<SampleRow, SampleRow> describe)
    {
        number++;
        var wear = WearChoice.Choose(dice, aged);
        var placement = WearChoice.Place(dice, options.Dpi, kind);
        PaperMarks.Leave(sheet, wear, kind);
        var row = new SampleRow(stack.Name, number, kind)
        {
            TurnedClockwise = placement.TurnedClockwise,
            SkewedClockwise = placement.SkewedClockwise,
            TextFile = kind == SamplePageKind.Blank ? "" : string.Create(CultureInfo.InvariantCulture, $"text/{stack.TextPrefix}-{number:D4}.txt"),
        };
        return new(sheet, describe(row), wear, placement, stack.Bilevel, dice.Fork());
    }
}
