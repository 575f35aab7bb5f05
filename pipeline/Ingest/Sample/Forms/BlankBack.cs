using Ingest.Sample.Drawing;

namespace Ingest.Sample.Forms;

/// <summary>An empty back: clean, or with the front shining through.</summary>
internal static class BlankBack
{
    public static Sheet Of(Sheet front, Dice dice)
    {
        var sheet = new Sheet(dice.Fork());
        if (dice.Chance(0.6))
            sheet.ShowThrough(front);
        return sheet;
    }
}
