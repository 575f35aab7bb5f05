using Ingest.Sample.Drawing;
using Ingest.Sample.World;

namespace Ingest.Sample.Forms;

/// <summary>A letter of the authority that asks for missing papers (AUSGANGSSCHREIBEN).</summary>
internal static class OutgoingLetter
{
    public static Draft Compose(Case file, LetterPaper paper, Dice dice)
    {
        var date = file.Day(dice);
        var flow = Start(file, paper, dice, date, dice.Chance(0.3) ? "Durchschrift" : "");
        flow.Text(file.Matter.Subject, 0, paper.Pen.Bold());
        flow.Text("Ihr Antrag vom " + date.AddDays(-dice.Between(8, 30)).Short()).Gap(1);
        flow.Text(file.Applicant.Dear + ",").Gap();
        flow.Text("vielen Dank für Ihren Antrag. Nach erster Durch|sicht der Unter|lagen sind vor einer Ent|scheidung noch die folgenden Punkte zu klären:").Gap();
        flow.Numbered(file.Matter.Questions);
        flow.Gap(0.3).Text("Bitte äußern Sie sich bis zum " + date.AddDays(dice.Between(14, 35)).Long() + ". Geht bis dahin keine Antwort ein, muss nach Lage der Akten ent|schieden werden. Geben Sie bei Ihrer Antwort bitte stets das oben genannte Akten|zeichen an.").Gap();
        flow.Text("Für Rück|fragen erreichen Sie mich während der Sprech|zeiten unter der angegebenen Telefon|nummer.").Gap(1);
        flow.Signed("Mit freundlichen Grüßen\nIm Auftrag", file.Clerk.Name, Colour.InkBlue);
        return new("AUSGANGSSCHREIBEN", file, date, flow.Finish());
    }

    /// <summary>A flow that begins below a complete head; continued sides name the file.</summary>
    public static PageFlow Start(Case file, LetterPaper paper, Dice dice, DateOnly date, string remark)
    {
        var flow = new PageFlow(dice, paper.Pen, "zum Schreiben vom " + date.Short() + ", Az.: " + file.Aktenzeichen);
        var office = file.Office;
        Letterhead.Print(flow.Sheet, paper, office);
        Letterhead.Address(flow.Sheet, paper, office.Name + ", " + office.Street + ", " + office.Town,
            [file.Applicant.Salutation, file.Applicant.Name, file.Applicant.Street, file.Applicant.Town], remark);
        Letterhead.Facts(flow.Sheet, paper,
        [
            ("Unser Zeichen:", file.Aktenzeichen),
            ("Bearbeitung:", file.Clerk.Salutation + " " + file.Clerk.Last),
            ("Telefon:", file.Phone),
            .. paper.ReferenceRow ? Array.Empty<(string, string)>() : [("E-Mail:", "post@" + office.Domain)],
            ("Datum:", date.Short()),
        ]);
        flow.Foot = sheet => Letterhead.Foot(sheet, paper, office);
        flow.Y = paper.BodyTop;
        return flow;
    }
}
