using Ingest.Sample.Drawing;
using Ingest.Sample.World;

namespace Ingest.Sample.Forms;

/// <summary>DIN 5008 letter paper of an office: head, address field with return line, foot, fold marks.</summary>
internal static class Letterhead
{
    public static void Print(Sheet sheet, LetterPaper paper, Office office)
    {
        foreach (var mark in paper.FoldMarks.Append(148.5))
            sheet.Rule(4, mark, mark > 148 && mark < 149 ? 10 : 8, mark, 0.1, new(120, 120, 120));
        switch (paper.Head)
        {
            case 0: Banner(sheet, paper, office); break;
            case 1: Crest(sheet, paper, office); break;
            default: Centred(sheet, paper, office); break;
        }
    }

    /// <summary>Return line and address: 45 mm high field, 17.7 mm of it for remarks.</summary>
    public static void Address(Sheet sheet, LetterPaper paper, string returnLine, IReadOnlyList<string> lines, string remark = "")
    {
        var top = paper.AddressTop;
        var small = LetterPaper.Small with { Size = 6.8 };
        sheet.NewBlock();
        if (returnLine.Length > 0)
        {
            sheet.Line(small, top + 10, 25, returnLine);
            sheet.Rule(25, top + 11.2, 25 + small.Width(returnLine), top + 11.2, 0.1);
        }
        sheet.NewBlock();
        if (remark.Length > 0)
            sheet.Line(paper.Pen.Bold(), top + 16.6, 25, remark);
        var y = top + 22.2;
        foreach (var line in lines)
        {
            sheet.Line(paper.Pen, y, 25, line);
            y += paper.Pen.Feed(1.18);
        }
    }

    /// <summary>Labels and values: a block 125 mm from the edge, or a row of references below the address field.</summary>
    public static void Facts(Sheet sheet, LetterPaper paper, IReadOnlyList<(string Label, string Value)> facts)
    {
        sheet.NewBlock();
        if (paper.ReferenceRow)
        {
            var y = paper.AddressTop + 50;
            sheet.Line(LetterPaper.Small, y, [.. facts.Select((fact, i) => (25 + i * 165.0 / facts.Count, fact.Label.TrimEnd(':')))]);
            sheet.Line(paper.Pen.At(9), y + 4.4, [.. facts.Select((fact, i) => (25 + i * 165.0 / facts.Count, fact.Value))]);
            return;
        }
        var pen = paper.Pen.At(9);
        var baseline = paper.AddressTop + 8;
        foreach (var (label, value) in facts)
        {
            sheet.Line(pen, baseline, (125, label), (149, value));
            baseline += pen.Feed(1.3);
        }
    }

    public static void Foot(Sheet sheet, LetterPaper paper, Office office)
    {
        sheet.Rule(25, 273, 190, 273, 0.15, paper.Accent);
        string[][] rows =
        [
            ["Besucheranschrift", "Sprechzeiten", "Bankverbindung"],
            [office.Street, "Di 9–12 und 13–18 Uhr", office.Bank],
            [office.Town, "Do 9–12 und 13–16 Uhr", "IBAN " + office.Iban],
        ];
        sheet.NewBlock();
        for (var i = 0; i < rows.Length; i++)
        {
            var pen = LetterPaper.Small.At(7.2);
            sheet.Line(i == 0 ? pen.Bold() : pen, 277.5 + i * 3.6, [.. rows[i].Select((text, c) => (25.0 + c * 56, text))]);
        }
    }

    private static void Banner(Sheet sheet, LetterPaper paper, Office office)
    {
        sheet.Fill(20, 10, 2.4, 13, paper.Accent);
        sheet.NewBlock();
        sheet.Line(paper.Pen.Bold().At(16) with { Colour = paper.Accent.Scaled(0.8) }, 16, 25, office.Name);
        sheet.Line(paper.Pen.At(10), 22, 25, office.Unit);
    }

    private static void Crest(Sheet sheet, LetterPaper paper, Office office)
    {
        sheet.Stroke([(172, 9), (172, 9), (188, 9), (188, 9), (188, 19), (186, 23), (180, 25.5), (174, 23), (172, 19), (172, 9)], 0.6, paper.Accent);
        for (var i = 0; i < 4; i++)
            sheet.Rule(174, 11.5 + i * 2.9, 186, 11.5 + i * 2.9, 1.1, paper.Accent);
        sheet.NewBlock();
        sheet.Line(new Pen(Typeface.TimesBold, 17), 16, 25, office.Name);
        sheet.Line(new Pen(Typeface.TimesItalic, 11), 22, 25, office.Unit);
        sheet.Rule(25, 25.2, 168, 25.2, 0.2, paper.Accent);
    }

    private static void Centred(Sheet sheet, LetterPaper paper, Office office)
    {
        sheet.NewBlock();
        sheet.Centred(paper.Pen.Bold().At(15) with { Spacing = 0.6 }, 15, 105, office.Name);
        sheet.Centred(paper.Pen.At(9.5), 20.4, 105, office.Unit);
        sheet.Rule(20, 23.4, 190, 23.4, 0.5, paper.Accent);
    }
}
