using System.Globalization;
using Ingest.Sample.Drawing;
using Ingest.Sample.World;

namespace Ingest.Sample.Forms;

/// <summary>Minutes of a meeting with participants and agenda (PROTOKOLL).</summary>
internal static class Minutes
{
    public static Draft Compose(Case file, LetterPaper paper, Dice dice)
    {
        var date = file.Day(dice);
        var flow = new PageFlow(dice, paper.Pen, "zum Protokoll vom " + date.Short() + ", Az.: " + file.Aktenzeichen) { Y = 24 };
        flow.Text(file.Office.Name, 0, paper.Pen.Bold()).Text(file.Office.Unit).Gap(1);
        flow.Heading(dice.Pick(["Ergebnisprotokoll", "Protokoll", "Niederschrift"]), 6).Gap(0.3);
        flow.Text("der Besprechung am " + date.Long() + " zum Vorgang " + file.Aktenzeichen).Gap(0.3);
        flow.Text(file.Matter.Subject, 0, paper.Pen.Bold()).Gap(0.8);
        var begin = dice.Between(8, 14);
        Row(flow, "Ort:", "Beratungsraum " + dice.Between(101, 340) + ", " + file.Office.Street);
        Row(flow, "Beginn:", string.Create(CultureInfo.InvariantCulture, $"{begin}:00 Uhr"));
        Row(flow, "Ende:", string.Create(CultureInfo.InvariantCulture, $"{begin + 1}:{dice.Between(1, 5)}0 Uhr"));
        var people = Enumerable.Range(0, 4).Select(_ => Person.Invent(dice)).DistinctBy(p => p.Last).ToList();
        Row(flow, "Teilnehmer:", people[0].Salutation + " " + people[0].Last + ", " + file.Office.Unit);
        foreach (var person in people.Skip(1))
            Row(flow, "", person.Salutation + " " + person.Last + ", " + dice.Pick(["Planungsbüro Zirkelmaß", "Gemeindeverwaltung", "Straßenverkehrsbehörde"]));
        flow.Gap(0.8);
        string[] titles = ["Begrüßung und Stand des Verfahrens", "Offene Fragen", "Weiteres Vorgehen", "Verschiedenes"];
        IReadOnlyList<string>[] points = [file.Matter.Facts, file.Matter.Questions, file.Matter.Conditions,
            ["Die Teil|nehmer sind damit ein|verstanden, dass die weitere Ab|stimmung schriftlich erfolgt.", "Der nächste Termin wird recht|zeitig bekannt gegeben."]];
        for (var i = 0; i < titles.Length; i++)
        {
            flow.Need(5, flow.Pen);
            flow.Heading(string.Create(CultureInfo.InvariantCulture, $"TOP {i + 1} {titles[i]}"));
            foreach (var point in points[i])
                flow.Text(point).Gap(0.3);
            flow.Gap(0.4);
        }
        flow.Text("Verteiler: alle Teil|nehmer, z. d. A.").Gap(1);
        flow.Signed("Für das Protokoll", file.Clerk.Name, Colour.InkBlue);
        return new("PROTOKOLL", file, date, flow.Finish());
    }

    private static void Row(PageFlow flow, string label, string value)
    {
        flow.Sheet.Line(flow.Pen, flow.Y, [.. label.Length > 0 ? [(PageFlow.Left, label)] : Array.Empty<(double, string)>(), (PageFlow.Left + 30, value)]);
        flow.Gap(1.1);
    }
}
