using System.Globalization;
using Ingest.Sample.Drawing;
using Ingest.Sample.World;

namespace Ingest.Sample.Forms;

/// <summary>The rubber stamp of the post room: coloured, crooked, badly inked. Not part of the page's transcription.</summary>
internal static class EntryStamp
{
    private static readonly Colour[] Inks = [new(40, 50, 160), new(170, 30, 50), new(105, 45, 140), new(20, 110, 90)];

    public static void Press(Sheet sheet, double x, double y, string office, DateOnly date, double spread = 9)
    {
        var dice = sheet.Dice;
        var ink = dice.Pick(Inks);
        sheet.Translucent(SheetOpacity.Stamp, () => sheet.Turned(x, y, dice.Between(-spread, spread), () =>
        {
            sheet.Frame(0, 0, 54, 27, 0.6, ink);
            sheet.Frame(1.1, 1.1, 51.8, 24.8, 0.25, ink);
            Centre(new Pen(Typeface.Helvetica, 7.5) { Colour = ink }, 5.6, office);
            Centre(new Pen(Typeface.HelveticaBold, 12.5) { Colour = ink, Spacing = 0.8 }, 12, "EINGEGANGEN");
            Centre(new Pen(Typeface.CourierBold, 13) { Colour = ink.Scaled(0.85) }, 18.4, date.Short());
            sheet.Draw(new Pen(Typeface.Helvetica, 6.5) { Colour = ink }, 23.6, 4, "Anl.: ______");
            sheet.Draw(new Pen(Typeface.Helvetica, 6.5) { Colour = ink }, 23.6, 31, "Ref.: ______");
            Signature.Initial(sheet, 37, 24, Colour.InkBlue);
            for (var i = 0; i < 26; i++)
                sheet.Disc(dice.Between(0.0, 54.0), dice.Between(0.0, 27.0), dice.Between(0.1, 0.45), Colour.White.Scaled(0.98));
        }));

        void Centre(Pen pen, double baseline, string text) => sheet.Draw(pen, baseline, 27 - pen.Width(text) / 2, text);
    }

    /// <summary>The numbering machine of the registry: sheet number at the top right.</summary>
    public static void Number(Sheet sheet, int number) =>
        sheet.Turned(186, 14, sheet.Dice.Between(-4.0, 4.0), () =>
            sheet.Draw(new Pen(Typeface.CourierBold, 13) { Colour = new(60, 60, 130) }, 0, 0, string.Create(CultureInfo.InvariantCulture, $"{number:D4}")));
}
