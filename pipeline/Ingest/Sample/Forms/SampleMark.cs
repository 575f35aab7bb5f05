using Ingest.Sample.Drawing;

namespace Ingest.Sample.Forms;

/// <summary>The line at the foot of every printed side that says it is generated.</summary>
internal static class SampleMark
{
    public const string Text = "MUSTER – erzeugte Beispieldaten";

    public static void Print(Sheet sheet)
    {
        sheet.NewBlock();
        sheet.Centred(new Pen(Typeface.Helvetica, 7) { Colour = new(70, 70, 74) }, 291.5, Sheet.Width / 2, Text);
    }
}
