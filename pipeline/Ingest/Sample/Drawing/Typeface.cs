namespace Ingest.Sample.Drawing;

/// <summary>The printed faces: base-14 fonts, so that a page needs no embedded font and the renderer brings a compatible one.</summary>
internal enum Typeface
{
    Helvetica,
    HelveticaBold,
    Times,
    TimesBold,
    TimesItalic,
    Courier,
    CourierBold,
}

internal static class Typefaces
{
    public static string BaseFont(this Typeface face) => face switch
    {
        Typeface.Helvetica => "Helvetica",
        Typeface.HelveticaBold => "Helvetica-Bold",
        Typeface.Times => "Times-Roman",
        Typeface.TimesBold => "Times-Bold",
        Typeface.TimesItalic => "Times-Italic",
        Typeface.Courier => "Courier",
        Typeface.CourierBold => "Courier-Bold",
        _ => throw new ArgumentOutOfRangeException(nameof(face)),
    };

    public static Typeface Bold(this Typeface face) => face switch
    {
        Typeface.Helvetica or Typeface.HelveticaBold => Typeface.HelveticaBold,
        Typeface.Courier or Typeface.CourierBold => Typeface.CourierBold,
        _ => Typeface.TimesBold,
    };

    /// <summary>Top and bottom of the ink over the baseline, in em: the box a word really covers.</summary>
    public static (double Top, double Bottom) Ink(this Typeface face, string word)
    {
        var (small, capital, descent) = face switch
        {
            Typeface.Helvetica or Typeface.HelveticaBold => (0.54, 0.73, -0.218),
            Typeface.Courier or Typeface.CourierBold => (0.43, 0.60, -0.187),
            _ => (0.46, 0.68, -0.217),
        };
        var top = 0.0;
        var bottom = 1.0;
        foreach (var c in word)
        {
            top = Math.Max(top, c is ',' or '.' or '_' or '…' ? 0.1 : c is '-' or '–' ? small * 0.6 : "acegmnopqrsuvwxyz:;".Contains(c, StringComparison.Ordinal) ? small
                : "ÄÖÜ".Contains(c, StringComparison.Ordinal) ? capital * 1.24 : capital);
            bottom = Math.Min(bottom, "gjpqy()[]§Q|/".Contains(c, StringComparison.Ordinal) ? descent : ",;„‚".Contains(c, StringComparison.Ordinal) ? descent * 0.65
                : c is '-' or '–' ? small * 0.35 : "“”’‘\"*°²³".Contains(c, StringComparison.Ordinal) ? small * 0.8 : -0.015);
        }
        return (top, bottom);
    }
}
