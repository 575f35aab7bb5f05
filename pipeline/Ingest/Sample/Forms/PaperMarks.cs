using Ingest.Sample.Capture;
using Ingest.Sample.Drawing;

namespace Ingest.Sample.Forms;

/// <summary>What handling leaves on a sheet whatever is printed on it.</summary>
internal static class PaperMarks
{
    public static void Leave(Sheet sheet, Wear wear, SamplePageKind kind)
    {
        if (wear.PunchHoles && kind != SamplePageKind.Separator)
            PunchHoles(sheet, kind == SamplePageKind.Blank);
        Specks(sheet, wear.Specks);
    }

    /// <summary>Two holes 80 mm apart, 12 mm from the edge (ISO 838); a back has them at the other side.</summary>
    private static void PunchHoles(Sheet sheet, bool back)
    {
        var x = (back ? Sheet.Width - 12 : 12) + sheet.Dice.Between(-0.8, 0.8);
        var middle = Sheet.Height / 2 + sheet.Dice.Between(-2.0, 2.0);
        foreach (var y in (double[])[middle - 40, middle + 40])
        {
            sheet.Disc(x, y, 2.75, new(120, 118, 114));
            sheet.Disc(x + 0.25, y + 0.3, 2.5, new(202, 202, 200));
        }
    }

    private static void Specks(Sheet sheet, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var darkness = sheet.Dice.Between(40, 150);
            sheet.Disc(sheet.Dice.Between(3.0, 207.0), sheet.Dice.Between(3.0, 294.0), sheet.Dice.Between(0.03, 0.13), new((byte)darkness, (byte)darkness, (byte)darkness));
        }
    }
}
