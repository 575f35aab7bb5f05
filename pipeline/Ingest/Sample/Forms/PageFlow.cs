using System.Globalization;
using Ingest.Sample.Drawing;

namespace Ingest.Sample.Forms;

/// <summary>Sets paragraphs one below the other and starts a new side, with a running head, when one is full.</summary>
internal sealed class PageFlow
{
    public const double Left = 25;
    public const double Width = 165;

    private readonly Dice dice;
    private readonly string runningHead;
    private readonly List<Sheet> sheets = [];

    /// <param name="runningHead">Printed at the top of each further side, after its number.</param>
    public PageFlow(Dice dice, Pen pen, string runningHead)
    {
        (this.dice, Pen, this.runningHead) = (dice, pen, runningHead);
        sheets.Add(new(dice.Fork()));
    }

    public Pen Pen { get; }

    public Sheet Sheet => sheets[^1];

    /// <summary>Baseline of the next line.</summary>
    public double Y { get; set; } = 30;

    /// <summary>Nothing of the text is printed below.</summary>
    public double Bottom { get; set; } = 262;

    public PageFlow Gap(double lines = 0.55)
    {
        Y += Pen.Feed() * lines;
        return this;
    }

    public PageFlow Text(string text, double indent = 0, Pen? pen = null)
    {
        pen ??= Pen;
        var lines = Sheet.Wrap(pen, Width - indent, text).ToList();
        Need(lines.Count, pen);
        Sheet.NewBlock();
        foreach (var line in lines)
        {
            Sheet.Line(pen, Y, Left + indent, line);
            Y += pen.Feed();
        }
        return this;
    }

    public PageFlow Heading(string text, double size = 0) => Text(text, 0, Pen.Bold() with { Size = Pen.Size + size }).Gap(0.3);

    public PageFlow Numbered(IEnumerable<string> points, double indent = 8)
    {
        var number = 0;
        foreach (var point in points)
        {
            var lines = Sheet.Wrap(Pen, Width - indent, point).ToList();
            Need(lines.Count, Pen);
            Sheet.NewBlock();
            var label = string.Create(CultureInfo.InvariantCulture, $"{++number}.");
            foreach (var line in lines)
            {
                Sheet.Line(Pen, Y, label.Length > 0 ? [(Left, label), (Left + indent, line)] : [(Left + indent, line)]);
                label = "";
                Y += Pen.Feed();
            }
            Gap(0.25);
        }
        return this;
    }

    /// <summary>Makes room for a signature and prints the name below it.</summary>
    public PageFlow Signed(string closing, string name, Colour ink)
    {
        Need(closing.Contains('\n', StringComparison.Ordinal) ? 6 : 5, Pen);
        foreach (var line in closing.Split('\n'))
            Text(line).Gap(0.4);
        Signature.Write(Sheet, Left + 2, Y + 4, ink);
        Y += 14;
        return Text(name);
    }

    /// <summary>Prints the foot of the first side, last because it is read last.</summary>
    public Action<Sheet> Foot { get; set; } = _ => { };

    /// <summary>The finished sides, each with the mark of generated data.</summary>
    public IReadOnlyList<Sheet> Finish()
    {
        Foot(sheets[0]);
        foreach (var sheet in sheets)
            SampleMark.Print(sheet);
        return sheets;
    }

    /// <summary>Starts a new side when the next lines do not fit on this one.</summary>
    public void Need(int lines, Pen pen)
    {
        if (Y + lines * pen.Feed() <= Bottom)
            return;
        sheets.Add(new(dice.Fork()));
        Bottom = 275;
        Sheet.Line(Pen, 22, Left, string.Create(CultureInfo.InvariantCulture, $"Seite {sheets.Count} {runningHead}"));
        Sheet.Rule(Left, 25, Left + Width, 25);
        Y = 35;
    }
}
