using System.Globalization;
using Ingest.Model;
using Ingest.Sample.Codes;
using Ingest.Sample.Drawing;

namespace Ingest.Sample.Forms;

/// <summary>Sheets laid between documents when the paper is prepared for scanning. Each returns the sheet and the value its code holds.</summary>
internal static class SeparatorSheet
{
    private const string Word = "PATCHT";
    private const string Title = "TRENNBLATT";

    /// <summary>The old kind: patch code T along the leading edge and its name in Code 39.</summary>
    public static (Sheet Sheet, string Code) Patch(Dice dice)
    {
        var sheet = Headed(dice, 95);
        sheet.Patch(55, 14, 100);
        Bars(sheet, Code39.Encode(Word), 125, 0.5, 22);
        sheet.Centred(new Pen(Typeface.Helvetica, 13), 155, Sheet.Width / 2, Word);
        return Finished(sheet, Word);
    }

    /// <summary>The same word in Code 128.</summary>
    public static (Sheet Sheet, string Code) Linear(Dice dice)
    {
        var sheet = Headed(dice, 60);
        Bars(sheet, Code128.Encode(Word), 90, 0.7, 25);
        Bars(sheet, Code128.Encode(Word), 210, 0.7, 25);
        return Finished(sheet, Word);
    }

    /// <summary>Our own sheet: the payload as QR code and in words.</summary>
    public static (Sheet Sheet, string Code) Labelled(Dice dice, SeparatorPayload payload)
    {
        var code = SheetText.Format(payload);
        var sheet = Headed(dice, 60);
        var rows = QrSymbol.Encode(code);
        const double module = 1.1;
        sheet.Qr(rows, (Sheet.Width - rows.Count * module) / 2, 85, module);
        var pen = new Pen(Typeface.Helvetica, 14);
        sheet.NewBlock();
        sheet.Line(pen, 160, 55, "Aktenzeichen: " + payload.Aktenzeichen);
        sheet.Line(pen, 169, 55, "Dokument: " + payload.DocumentClass);
        sheet.Line(pen, 178, 55, string.Create(CultureInfo.InvariantCulture, $"Blatt: {payload.Sheets}"));
        return Finished(sheet, code);
    }

    private static Sheet Headed(Dice dice, double baseline)
    {
        var sheet = new Sheet(dice.Fork());
        sheet.Centred(new Pen(Typeface.HelveticaBold, 34), baseline, Sheet.Width / 2, Title);
        sheet.NewBlock();
        return sheet;
    }

    private static void Bars(Sheet sheet, IReadOnlyList<int> widths, double top, double module, double height) =>
        sheet.Bars(widths, (Sheet.Width - widths.Sum() * module) / 2, top, module, height);

    private static (Sheet, string) Finished(Sheet sheet, string code)
    {
        SampleMark.Print(sheet);
        return (sheet, code);
    }
}
