using System.Globalization;
using System.Text;

namespace Ingest.Sample.Drawing;

/// <summary>
/// One A4 side being typeset: millimetres from the top left, text at its baseline. Collects PDF operators and, beside them, the words as printed:
/// what is written through <see cref="Line"/> is the truth of the page, what is only drawn (stamps, signatures) is not.
/// </summary>
internal sealed partial class Sheet(Dice dice)
{
    public const double Width = 210;
    public const double Height = 297;
    public const double PointsPerMm = 72 / 25.4;

    private readonly StringBuilder operators = new();
    private readonly List<List<IReadOnlyList<PlacedWord>>> blocks = [[]];

    public Dice Dice { get; } = dice;

    /// <summary>Operators in the coordinates of an unturned A4 page, origin bottom left, points.</summary>
    public string Operators => operators.ToString();

    /// <summary>Blocks of lines of words in reading order.</summary>
    public IEnumerable<IReadOnlyList<IReadOnlyList<PlacedWord>>> Blocks => blocks.Where(b => b.Count > 0);

    /// <summary>What is printed next belongs to another paragraph or column.</summary>
    public void NewBlock() => blocks.Add([]);

    /// <summary>A printed line; several pieces on one line are read from left to right.</summary>
    public void Line(Pen pen, double baseline, params ReadOnlySpan<(double X, string Text)> pieces)
    {
        var words = new List<PlacedWord>();
        foreach (var (x, text) in pieces)
            Print(pen, x, baseline, text, words);
        if (words.Count > 0)
            blocks[^1].Add(words);
    }

    public void Line(Pen pen, double baseline, double x, string text) => Line(pen, baseline, (x, text));

    public void Centred(Pen pen, double baseline, double middle, string text) => Line(pen, baseline, middle - pen.Width(text) / 2, text);

    /// <summary>Text that is on the paper but not part of its transcription.</summary>
    public void Draw(Pen pen, double baseline, double x, string text) => Print(pen, x, baseline, text, []);

    private void Print(Pen pen, double x, double baseline, string text, List<PlacedWord> words)
    {
        var space = pen.Width(" ");
        foreach (var word in text.Split(' '))
        {
            if (word.Length > 0)
            {
                Show(pen, x, baseline, word);
                var (top, bottom) = pen.Face.Ink(word);
                var em = pen.Size / PointsPerMm;
                words.Add(new(word, x, baseline - top * em, x + pen.Width(word) - pen.Spacing / PointsPerMm, baseline - bottom * em, baseline));
            }
            x += pen.Width(word) + space;
        }
    }

    private void Show(Pen pen, double x, double baseline, string word)
    {
        Append($"BT /F{(int)pen.Face} {pen.Size} Tf {pen.Colour.Operands} rg {pen.Spacing} Tc ");
        if (pen.Weight > 0)
            Append($"2 Tr {pen.Weight} w {pen.Colour.Operands} RG ");
        if (!pen.Uneven)
            Append($"1 0 0 1 {X(x):0.##} {Y(baseline):0.##} Tm {WinAnsi.Literal(word)} Tj ");
        for (var i = 0; pen.Uneven && i < word.Length; i++)
        {
            var (dx, dy, ink) = (Dice.Between(-0.05, 0.05), Dice.Between(-0.07, 0.07), Dice.Between(0.8, 1.6));
            Append($"{pen.Colour.Scaled(ink).Operands} rg 1 0 0 1 {X(x + dx):0.##} {Y(baseline + dy):0.##} Tm {WinAnsi.Literal(word[i].ToString())} Tj ");
            x += pen.Width(word[i].ToString());
        }
        Append($"0 Tr ET\n");
    }

    private static double X(double mm) => mm * PointsPerMm;

    private static double Y(double mm) => (Height - mm) * PointsPerMm;

    private void Append(FormattableString text) => operators.Append(text.ToString(CultureInfo.InvariantCulture));
}
