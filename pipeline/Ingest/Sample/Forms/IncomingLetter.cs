using Ingest.Sample.Drawing;
using Ingest.Sample.World;

namespace Ingest.Sample.Forms;

/// <summary>A citizen's or firm's letter to the authority, with the stamp of its post room (EINGANGSSCHREIBEN).</summary>
internal static class IncomingLetter
{
    private static readonly string[] Reasons =
    [
        "Leider hat sich die Zu|sammen|stellung verzögert, weil das beauftragte Büro die Pläne erst in der vergangenen Woche fertig|gestellt hat.",
        "Sollten noch weitere Unter|lagen erforderlich sein, bitte ich um einen kurzen Anruf; ich bin nachmittags am besten zu erreichen.",
        "Ich bitte außerdem um Mitteilung, wann mit einer Ent|scheidung gerechnet werden kann, da die beauftragten Firmen ihre Termine ab|stimmen müssen.",
        "Eine Kopie dieses Schreibens habe ich der Gemeinde|verwaltung zur Kenntnis gegeben.",
    ];

    public static Draft Compose(Case file, LetterPaper paper, Dice dice)
    {
        var date = file.Day(dice);
        var received = date.AddDays(dice.Between(1, 4));
        var pen = paper.Pen with { Face = dice.Pick([Typeface.Times, Typeface.Helvetica, Typeface.Courier]) };
        var own = paper with { Face = pen.Face, Size = pen.Size };
        var flow = new PageFlow(dice, pen, "zum Schreiben vom " + date.Short() + ", Ihr Zeichen " + file.Aktenzeichen);
        var sheet = flow.Sheet;
        var sender = file.Applicant;
        sheet.Line(pen.Bold().At(13), 17, 25, sender.Name);
        sheet.Line(pen, 22.5, 25, sender.Street + ", " + sender.Town);
        Letterhead.Address(sheet, own, "", [file.Office.Name, file.Office.Unit, file.Office.Street, file.Office.Town]);
        EntryStamp.Press(sheet, dice.Between(128.0, 136.0), own.AddressTop + dice.Between(2.0, 12.0), file.Office.Name, received);
        flow.Y = own.AddressTop + 55;
        sheet.NewBlock();
        var place = Places.Name(sender.Town) + ", den " + date.Long();
        sheet.Line(pen, flow.Y, 190 - pen.Width(place), place);
        flow.Gap(2.2);
        flow.Text(file.Matter.Subject, 0, pen.Bold());
        flow.Text("Ihr Zeichen: " + file.Aktenzeichen).Gap(1);
        flow.Text("Sehr geehrte Damen und Herren,").Gap();
        flow.Text("in der oben genannten Angelegen|heit nehme ich Bezug auf Ihr Schreiben vom " + date.AddDays(-dice.Between(5, 20)).Short()
            + " und übersende Ihnen als Anlage die noch fehlenden Unter|lagen. Damit sollten alle Fragen be|antwortet sein.").Gap();
        foreach (var reason in dice.Draw(Reasons, dice.Between(2, 4)))
            flow.Text(reason).Gap();
        flow.Gap(0.5).Signed("Mit freundlichen Grüßen", sender.Name, dice.Pick([Colour.InkBlue, Colour.Black]));
        flow.Gap(1).Text("Anlagen: 2");
        EntryStamp.Number(sheet, dice.Between(12, 480));
        return new("EINGANGSSCHREIBEN", file, date, flow.Finish()) { Received = received };
    }
}
