using Ingest.Sample.Drawing;
using Ingest.Sample.World;

namespace Ingest.Sample.Forms;

/// <summary>An administrative decision with conditions, grounds and instructions on legal remedies (BESCHEID).</summary>
internal static class Notice
{
    public static Draft Compose(Case file, LetterPaper paper, Dice dice)
    {
        var date = file.Day(dice);
        var office = file.Office;
        var fee = (decimal)dice.Between(35, 480);
        var flow = OutgoingLetter.Start(file, paper, dice, date, "");
        flow.Text(file.Matter.Subject, 0, paper.Pen.Bold());
        flow.Text("Ihr Antrag vom " + date.AddDays(-dice.Between(30, 90)).Short()).Gap(1);
        flow.Text(file.Applicant.Dear + ",").Gap();
        flow.Text("auf Ihren Antrag ergeht folgender").Gap();
        var heading = dice.Chance(0.4) ? German.Spaced("Bescheid") : file.Matter.Notice;
        flow.Sheet.NewBlock();
        flow.Sheet.Centred(paper.Pen.Bold().At(paper.Size + 3), flow.Y + 1, 105, heading);
        flow.Gap(1.9);
        flow.Numbered([file.Matter.Decision, "Die nachstehenden Neben|bestimmungen sind Bestand|teil dieses Bescheides.",
            "Für diesen Bescheid wird eine Gebühr in Höhe von " + fee.Euro() + " erhoben. Sie ist innerhalb von vier Wochen auf das unten genannte Konto einzu|zahlen."]);
        flow.Gap(0.3).Heading("Nebenbestimmungen").Numbered(file.Matter.Conditions);
        flow.Gap(0.3).Heading("Begründung");
        foreach (var fact in file.Matter.Facts)
            flow.Text(fact).Gap(0.4);
        flow.Text("Die Ent|scheidung über die Gebühr beruht auf der Verwaltungs|kosten|satzung. Bei der Bemessung wurden der Verwaltungs|aufwand und die Be|deutung der Ange|legenheit berück|sichtigt.").Gap();
        flow.Need(14, flow.Pen);
        flow.Heading("Rechtsbehelfsbelehrung");
        flow.Text("Gegen diesen Bescheid kann innerhalb eines Monats nach Bekannt|gabe Wider|spruch erhoben werden. Der Wider|spruch ist schriftlich oder zur Nieder|schrift bei "
            + (office.Name.StartsWith("Stadt", StringComparison.Ordinal) ? "der " : "dem ") + office.Name + ", " + office.Street + ", " + office.Town + ", einzu|legen.").Gap(1);
        flow.Signed("Mit freundlichen Grüßen\nIm Auftrag", file.Clerk.Name, Colour.InkBlue);
        Seal(flow);
        return new("BESCHEID", file, date, flow.Finish());
    }

    private static void Seal(PageFlow flow)
    {
        var (sheet, y) = (flow.Sheet, flow.Y - 12);
        var ink = new Colour(50, 60, 140);
        sheet.Translucent(SheetOpacity.Stamp, () =>
        {
            foreach (var radius in (double[])[15, 14.2, 9])
                sheet.Ring(120, y, radius, 0.3, ink);
            sheet.Draw(new Pen(Typeface.HelveticaBold, 7) { Colour = ink }, y - 10.4, 110, "DIENSTSIEGEL");
            sheet.Draw(new Pen(Typeface.HelveticaBold, 12) { Colour = ink }, y + 1.6, 115.4, "M 7");
            sheet.Draw(new Pen(Typeface.HelveticaBold, 7) { Colour = ink }, y + 12.6, 113.6, "MUSTER");
        });
    }
}
