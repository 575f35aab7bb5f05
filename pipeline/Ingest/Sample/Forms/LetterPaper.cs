using Ingest.Sample.Drawing;

namespace Ingest.Sample.Forms;

/// <summary>How an office's printed matter looks: face, DIN 5008 form A or B, head and accent colour.</summary>
internal sealed record LetterPaper(Typeface Face, double Size, bool FormB, int Head, Colour Accent)
{
    private static readonly Colour[] Accents = [new(0, 84, 147), new(0, 110, 78), new(160, 30, 38), new(60, 60, 64)];

    public static LetterPaper Choose(Dice dice)
    {
        var face = dice.Pick([Typeface.Helvetica, Typeface.Times]);
        return new(face, face == Typeface.Times ? 11.5 : 10.5, dice.Chance(0.6), dice.Below(3), dice.Pick(Accents)) { ReferenceRow = dice.Chance(0.5) };
    }

    /// <summary>References stand in a row below the address field instead of the block beside it.</summary>
    public bool ReferenceRow { get; init; }

    public Pen Pen => new(Face, Size);

    public static Pen Small { get; } = new(Typeface.Helvetica, 7.5);

    /// <summary>Top of the address field: 27 mm in form A, 45 mm in form B.</summary>
    public double AddressTop => FormB ? 45 : 27;

    /// <summary>First baseline of the text below address field and references.</summary>
    public double BodyTop => AddressTop + (ReferenceRow ? 66 : 58);

    public IReadOnlyList<double> FoldMarks => FormB ? [105, 210] : [87, 192];
}
