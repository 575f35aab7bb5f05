using Ingest.Sample.Drawing;
using Ingest.Sample.World;

namespace Ingest.Sample.Forms;

/// <summary>A filled-in form with field grid and tick boxes (ANTRAG).</summary>
internal static class Application
{
    private static readonly Colour Grey = new(90, 90, 90);

    public static Draft Compose(Case file, LetterPaper paper, Dice dice)
    {
        var date = file.Day(dice);
        var received = date.AddDays(dice.Between(1, 3));
        var flow = new PageFlow(dice, new Pen(Typeface.Helvetica, 9.5), "zum Antrag, Az.: " + file.Aktenzeichen) { Y = 18 };
        flow.Text(file.Office.Name, 0, flow.Pen.Bold().At(11)).Text(file.Office.Unit).Gap(0.2);
        flow.Sheet.Rule(25, flow.Y - 2, 190, flow.Y - 2, 0.4, paper.Accent);
        EntryStamp.Press(flow.Sheet, 124, 9, file.Office.Name, received, 5);
        flow.Y = 44;
        flow.Heading("Antrag auf Entscheidung im Verwaltungsverfahren", 4);
        flow.Text("Bitte in Druckschrift ausfüllen. Zutreffendes ankreuzen.", 0, flow.Pen.At(8)).Gap(0.5);
        var person = file.Applicant;
        Fields(flow, ("Name", person.Last, 82), ("Vorname", person.First, 83));
        Fields(flow, ("Straße, Hausnummer", person.Street, 100), ("Telefon", "0999 555" + dice.Digits(4), 65));
        Fields(flow, ("Postleitzahl, Ort", person.Town, 100), ("Aktenzeichen, soweit bekannt", file.Aktenzeichen, 65));
        Fields(flow, ("Gegenstand des Antrags", file.Matter.Subject, 165));
        flow.Gap(1).Heading("Angaben zum Antrag");
        flow.Text("Hiermit beantrage ich " + file.Matter.Request + ".").Gap(0.8);
        Tick(flow, "Ich bin Eigentümer des Grundstücks.", true);
        Tick(flow, "Ich handle in Vollmacht für den Eigentümer.", false);
        Tick(flow, "Die erforderlichen Unterlagen sind beigefügt.", dice.Chance(0.6));
        Tick(flow, "Die Unterlagen werden nachgereicht.", dice.Chance(0.3));
        flow.Gap(0.8).Text("Ich ver|sichere die Richtig|keit und Voll|ständig|keit meiner Angaben. Mir ist bekannt, dass unrichtige Angaben zur Ablehnung oder Rück|nahme führen können.").Gap(1.6);
        flow.Sheet.Draw(new Pen(Typeface.TimesItalic, 14) { Colour = Colour.InkBlue }, flow.Y + 4, 28, date.Short());
        Signature.Write(flow.Sheet, 110, flow.Y + 5, Colour.InkBlue, 44);
        flow.Sheet.Rule(25, flow.Y + 7, 80, flow.Y + 7);
        flow.Sheet.Rule(105, flow.Y + 7, 190, flow.Y + 7);
        flow.Sheet.NewBlock();
        flow.Sheet.Line(flow.Pen.At(8), flow.Y + 10.6, (25, "Datum"), (105, "Unterschrift"));
        flow.Y += 24;
        flow.Text("Anlagen: Lageplan, Beschreibung, Nachweise");
        EntryStamp.Number(flow.Sheet, dice.Between(12, 480));
        return new("ANTRAG", file, date, flow.Finish()) { Received = received };
    }

    private static void Fields(PageFlow flow, params ReadOnlySpan<(string Label, string Value, double Width)> fields)
    {
        var (sheet, x) = (flow.Sheet, 25.0);
        var labels = new List<(double, string)>();
        var values = new List<(double, string)>();
        foreach (var (label, value, width) in fields)
        {
            sheet.Frame(x, flow.Y - 3, width, 12, 0.2, Grey);
            labels.Add((x + 1.5, label));
            values.Add((x + 3, value));
            x += width;
        }
        sheet.NewBlock();
        sheet.Line(new Pen(Typeface.Helvetica, 7.5), flow.Y + 0.4, [.. labels]);
        sheet.Line(new Pen(Typeface.Courier, 11.5) { Weight = 0.35 }, flow.Y + 6.4, [.. values]);
        flow.Y += 12;
    }

    private static void Tick(PageFlow flow, string text, bool ticked)
    {
        var sheet = flow.Sheet;
        sheet.Frame(27, flow.Y - 3.2, 3.6, 3.6, 0.25);
        if (ticked)
        {
            sheet.Stroke([(26.6, flow.Y - 3.8), (28, flow.Y - 2), (29, flow.Y - 1), (31.4, flow.Y + 0.9)], 0.45, Colour.InkBlue);
            sheet.Stroke([(31.2, flow.Y - 4), (30, flow.Y - 2), (28, flow.Y - 0.5), (26.4, flow.Y + 0.7)], 0.45, Colour.InkBlue);
        }
        sheet.NewBlock();
        sheet.Line(flow.Pen, flow.Y, 34, text);
        flow.Gap(1.5);
    }
}
