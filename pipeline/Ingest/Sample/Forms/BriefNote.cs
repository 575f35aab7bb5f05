using Ingest.Sample.Drawing;
using Ingest.Sample.World;

namespace Ingest.Sample.Forms;

/// <summary>A document of a few large lines, so that recognition takes no time: for tests that kill or repeat runs.</summary>
internal static class BriefNote
{
    public static Draft Compose(Case file, LetterPaper paper, Dice dice)
    {
        var date = file.Day(dice);
        var (kind, opening) = dice.Pick<(string, string)>(
            [("VERMERK", "Aktenvermerk"), ("BESCHEID", "Bescheid"), ("RECHNUNG", "Rechnung"), ("PROTOKOLL", "Protokoll")]);
        var flow = new PageFlow(dice, paper.Pen.At(13), "Az.: " + file.Aktenzeichen) { Y = 30 };
        flow.Heading(opening, 4);
        flow.Text("Az.: " + file.Aktenzeichen).Text("Datum: " + date.Short()).Gap();
        flow.Text("Betreff: " + file.Matter.Subject);
        return new(kind, file, date, flow.Finish());
    }
}
