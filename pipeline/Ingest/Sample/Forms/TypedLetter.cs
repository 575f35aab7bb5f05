using System.Globalization;
using Ingest.Sample.Drawing;
using Ingest.Sample.World;

namespace Ingest.Sample.Forms;

/// <summary>A letter of the 1960s from the typewriter, in the spelling of the time, with a day-book number (EINGANGSSCHREIBEN).</summary>
internal static class TypedLetter
{
    private static readonly string[] Paragraphs =
    [
        "In Beantwortung Ihres Schreibens teilen wir Ihnen mit, daß der Rat der Stadt in seiner letzten Sitzung den Beschluß gefaßt hat, die Instandsetzung des Daches noch in diesem Jahre durchführen zu lassen.",
        "Die dafür erforderlichen Mittel in Höhe von 4.850,00 M sind im Haushaltsplan eingestellt. Das Material muß jedoch bis spätestens Ende des Monats beim zuständigen Betrieb bestellt werden.",
        "Wir bitten Sie, uns umgehend mitzuteilen, ob die vorhandenen Dachziegel noch verwendet werden können. Eine Besichtigung hat ergeben, daß der größte Teil des Gebälks trocken und gesund ist.",
        "Bezüglich der Kohlenzuteilung müssen wir Sie an die Abteilung Handel und Versorgung verweisen. Ein entsprechender Antrag ist dort auf dem vorgeschriebenen Formblatt einzureichen.",
        "Wir weisen darauf hin, daß bauliche Veränderungen ohne unsere Zustimmung nicht vorgenommen werden dürfen. Der Schornstein ist vor Beginn der Heizperiode durch den Bezirksschornsteinfeger abzunehmen.",
    ];

    private static readonly string[] Subjects = ["Instandsetzung des Wohnhauses Mühlgraben 9", "Dachreparatur Alter Markt 3", "Wohnraumangelegenheit Lindenallee 14"];

    public static Draft Compose(Case file, LetterPaper paper, Dice dice)
    {
        var date = new DateOnly(dice.Between(1961, 1969), dice.Between(1, 12), dice.Between(1, 28));
        var number = string.Create(CultureInfo.InvariantCulture, $"{dice.Between(12, 890)}/{date.Year % 100:D2}");
        var received = date.AddDays(dice.Between(1, 4));
        var pen = new Pen(Typeface.Courier, 12) { Weight = 0.42, Uneven = true, Colour = dice.Pick([new Colour(34, 32, 40), new Colour(44, 40, 66)]) };
        var town = Places.Name(dice.Pick(Places.Towns));
        var flow = new PageFlow(dice, pen, "Tgb.-Nr. " + number) { Y = 22 };
        var sheet = flow.Sheet;
        flow.Text("Rat der Stadt " + town);
        flow.Text("- Abteilung Wohnungswirtschaft -").Gap(1);
        var place = town + ", den " + date.Long();
        sheet.NewBlock();
        sheet.Line(pen, flow.Y, 190 - pen.Width(place), place);
        flow.Gap(1.6);
        flow.Text("Tgb.-Nr. " + number).Gap(1.2);
        EntryStamp.Press(sheet, 130, flow.Y - 4, "Rat der Stadt", received);
        foreach (var line in (string[])["An die", "Gemeindeverwaltung", Places.Name(dice.Pick(Places.Towns))])
            flow.Text(line);
        flow.Gap(2);
        var subject = "Betr.: " + dice.Pick(Subjects);
        flow.Text(subject);
        sheet.Rule(25, flow.Y - 3.6, 25 + pen.Width(subject), flow.Y - 3.4, 0.3, pen.Colour);
        flow.Gap(1.4);
        foreach (var paragraph in dice.Draw(Paragraphs, dice.Between(3, 4)))
            flow.Text(paragraph).Gap(0.7);
        flow.Gap(0.8).Signed("Mit vorzüglicher Hochachtung!", "Abteilungsleiter", new(30, 36, 70));
        return new("EINGANGSSCHREIBEN", file, date, flow.Finish()) { Aktenzeichen = number, Received = received, Aged = true };
    }
}
