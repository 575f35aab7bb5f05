using Ingest.Sample.Drawing;
using Ingest.Sample.World;

namespace Ingest.Sample.Forms;

/// <summary>An internal note with its orders at the foot (VERMERK).</summary>
internal static class FileNote
{
    public static Draft Compose(Case file, LetterPaper paper, Dice dice)
    {
        var date = file.Day(dice);
        var pen = dice.Chance(0.35) ? new Pen(Typeface.Courier, 11) { Weight = 0.25 } : paper.Pen;
        var flow = new PageFlow(dice, pen, "zum Vermerk vom " + date.Short() + ", Az.: " + file.Aktenzeichen) { Y = 24 };
        var kind = dice.Pick(["Aktenvermerk", "Vermerk", "Gesprächsvermerk"]);
        flow.Text(file.Office.Name).Text(file.Office.Unit, 0, pen.At(pen.Size - 1)).Gap(0.8);
        var place = file.Office.Place + ", " + date.Short();
        flow.Sheet.Line(pen, flow.Y, 190 - pen.Width(place), place);
        flow.Gap(1.2).Text("Az.: " + file.Aktenzeichen).Gap(0.6);
        flow.Heading(kind, 4).Gap(0.4);
        flow.Text("Betr.: " + file.Matter.Subject);
        flow.Text("Hier: " + dice.Pick(["Stand des Verfahrens", "Telefonat mit dem Antragsteller", "Ergebnis der Ortsbesichtigung"])).Gap(0.4);
        flow.Sheet.Rule(25, flow.Y - 2, 190, flow.Y - 2, 0.2);
        flow.Gap(0.8).Heading("Sachverhalt");
        flow.Text(file.Applicant.Salutation + " " + file.Applicant.Last + " hat " + file.Matter.Request + " beantragt.").Gap(0.4);
        foreach (var fact in dice.Draw(file.Matter.Facts, dice.Between(2, 3)))
            flow.Text(fact).Gap(0.4);
        flow.Gap(0.3).Heading("Votum");
        flow.Text("Es wird vorgeschlagen, dem Antrag unter den üblichen Neben|bestimmungen statt|zugeben.").Gap(1.2);
        flow.Heading("Verfügung");
        flow.Numbered(["Herrn Amtsleiter mit der Bitte um Kenntnis|nahme", "Wv. " + date.AddDays(dice.Between(14, 60)).Short(), "z. d. A."]);
        Signature.Initial(flow.Sheet, 120, flow.Y - 8, dice.Pick([new Colour(30, 120, 60), Colour.InkBlue, new Colour(160, 30, 40)]));
        flow.Gap(1.2).Signed("Im Auftrag", file.Clerk.Name, Colour.InkBlue);
        return new("VERMERK", file, date, flow.Finish());
    }
}
