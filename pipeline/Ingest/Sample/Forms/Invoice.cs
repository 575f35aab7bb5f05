using System.Globalization;
using Ingest.Sample.Drawing;
using Ingest.Sample.World;

namespace Ingest.Sample.Forms;

/// <summary>A supplier's invoice with table, totals and bank account (RECHNUNG).</summary>
internal static class Invoice
{
    private static readonly (string Item, string Unit, int Cents)[] Goods =
    [
        ("Kopierpapier A4, 80 g, weiß", "Paket", 429), ("Aktenordner, breit, grau", "Stück", 218), ("Versandtaschen C4 mit Fenster", "Stück", 19),
        ("Stempelkissen, blau", "Stück", 645), ("Heftstreifen, kurz", "Stück", 7), ("Archivkarton mit Deckel", "Stück", 389),
        ("Beratung vor Ort", "Stunde", 8450), ("Vermessung, Pauschale", "Leistung", 61200), ("Anfahrt", "km", 58), ("Tonerkassette, schwarz", "Stück", 7990),
    ];

    private static readonly (string Name, string Trade)[] Firms =
        [("Federkiel & Sohn GmbH", "Bürobedarf seit 1921"), ("Planungsbüro Zirkelmaß", "Vermessung und Bauleitung"), ("Papierhof Musterthal e. K.", "Papier, Karton, Archivbedarf")];

    public static Draft Compose(Case file, LetterPaper paper, Dice dice)
    {
        var date = file.Day(dice);
        var received = date.AddDays(dice.Between(1, 5));
        var (firm, trade) = dice.Pick(Firms);
        var seller = new Office(firm, trade, "Gewerbering " + dice.Between(1, 40), dice.Pick(Places.Towns), "example") { Bank = "Musterbank Thüringen", Iban = Iban.Invent(dice) };
        paper = paper with { Face = Typeface.Helvetica, Size = 10, Head = dice.Below(3), Accent = dice.Pick([new Colour(190, 80, 0), new Colour(0, 90, 130), new Colour(70, 100, 30)]) };
        var flow = new PageFlow(dice, paper.Pen, "zur Rechnung vom " + date.Short());
        var sheet = flow.Sheet;
        Letterhead.Print(sheet, paper, seller);
        Letterhead.Address(sheet, paper, firm + ", " + seller.Street + ", " + seller.Town, [file.Office.Name, file.Office.Unit, file.Office.Street, file.Office.Town]);
        var number = string.Create(CultureInfo.InvariantCulture, $"R{date.Year}-{dice.Between(1000, 9999)}");
        Letterhead.Facts(sheet, paper,
        [
            ("Rechnung Nr.:", number), ("Datum:", date.Short()), ("Kunden-Nr.:", dice.Digits(5)), ("Ihr Zeichen:", file.Aktenzeichen), ("USt-IdNr.:", "DE999" + dice.Digits(6)),
        ]);
        EntryStamp.Press(sheet, dice.Between(118.0, 130.0), paper.AddressTop + (paper.ReferenceRow ? 9 : 35), file.Office.Name, received, 6);
        flow.Y = paper.BodyTop + 6;
        flow.Text("Rechnung " + number, 0, paper.Pen.Bold().At(14)).Gap();
        flow.Text("Sehr geehrte Damen und Herren, für die folgenden Leistungen erlauben wir uns zu be|rechnen:").Gap();
        var net = Table(flow, dice);
        var tax = Math.Round(net * 0.19m, 2);
        Total(flow, "Summe netto", net, false);
        Total(flow, "zzgl. 19 % MwSt", tax, false);
        Total(flow, "Gesamtbetrag", net + tax, true);
        flow.Gap(1.2).Text("Zahlbar ohne Abzug bis zum " + date.AddDays(30).Short() + " auf das Konto bei der " + seller.Bank + ", IBAN " + seller.Iban + ".").Gap();
        flow.Text("Vielen Dank für Ihren Auftrag.");
        Certificate(flow);
        return new("RECHNUNG", file, date, flow.Finish()) { Received = received };
    }

    private static decimal Table(PageFlow flow, Dice dice)
    {
        var (sheet, pen, net, row) = (flow.Sheet, flow.Pen, 0m, flow.Pen.Feed(1.75));
        double[] edges = [25, 37, 104, 122, 141, 166, 190];
        var top = flow.Y - 2;
        sheet.Fill(edges[0], top, edges[^1] - edges[0], row, new(226, 228, 230));
        sheet.NewBlock();
        string[][] rows = [["Pos.", "Bezeichnung", "Menge", "Einheit", "Preis", "Betrag"],
            .. dice.Draw(Goods, dice.Between(3, 6)).Select((good, i) =>
            {
                var count = good.Cents > 5000 ? dice.Between(1, 3) : dice.Between(2, 60);
                net += count * good.Cents / 100m;
                return (string[])[$"{i + 1}", good.Item, $"{count}", good.Unit, (good.Cents / 100m).Euro(), (count * good.Cents / 100m).Euro()];
            })];
        for (var r = 0; r < rows.Length; r++)
        {
            var baseline = top + r * row + row * 0.67;
            var face = r == 0 ? pen.Bold() : pen;
            sheet.Line(face, baseline, [.. rows[r].Select((text, c) => (c is 2 or >= 4 ? edges[c + 1] - 1.5 - face.Width(text) : edges[c] + 1.5, text))]);
            sheet.Rule(edges[0], top + r * row, edges[^1], top + r * row, 0.18);
        }
        var bottom = top + rows.Length * row;
        sheet.Rule(edges[0], bottom, edges[^1], bottom, 0.3);
        foreach (var x in edges)
            sheet.Rule(x, top, x, bottom, 0.18);
        flow.Y = bottom + row * 0.8;
        sheet.NewBlock();
        return net;
    }

    private static void Total(PageFlow flow, string label, decimal amount, bool bold)
    {
        var pen = bold ? flow.Pen.Bold() : flow.Pen;
        flow.Sheet.Line(pen, flow.Y, (122, label), (188.5 - pen.Width(amount.Euro()), amount.Euro()));
        flow.Y += pen.Feed(1.35);
        if (bold)
            flow.Sheet.Rule(122, flow.Y - 3.2, 190, flow.Y - 3.2, 0.4);
    }

    private static void Certificate(PageFlow flow)
    {
        var (sheet, ink) = (flow.Sheet, new Colour(150, 40, 60));
        sheet.Translucent(SheetOpacity.Stamp, () => sheet.Turned(112, flow.Y + 14, sheet.Dice.Between(-5.0, 5.0), () =>
        {
            sheet.Frame(0, 0, 66, 15, 0.45, ink);
            sheet.Draw(new Pen(Typeface.HelveticaBold, 9) { Colour = ink }, 5.6, 4, "Sachlich und rechnerisch richtig");
            sheet.Draw(new Pen(Typeface.Helvetica, 7) { Colour = ink }, 12, 4, "Datum, Namenszeichen: ____________");
            Signature.Initial(sheet, 44, 12, Colour.InkBlue);
        }));
    }
}
