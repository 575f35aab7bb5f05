using System.Globalization;
using System.Text;
using Ingest.Model;

namespace Ingest.Render.Pdf;

/// <summary>
/// Writes the invisible words of a page (render mode 3): each is stretched exactly over its box, a space follows outside the stretch,
/// so that copied text has its spaces and the boxes stay true.
/// </summary>
internal sealed class TextLayer(ClusterCodes codes)
{
    // a string is at most 32,767 bytes (6.1.13), in hex four digits per code
    private const int CodesPerString = 4_000;

    // poppler begins a new word where a letter stands more than 0.5 points off the baseline of the first
    private const double MostRise = 0.4;

    private readonly StringBuilder content = new();
    private string size = "";
    private string stretch = "";

    /// <summary>Operators from BT to ET; empty for a page without words.</summary>
    public string Of(PageText text, PageSheet sheet)
    {
        content.Clear();
        size = stretch = "";
        foreach (var line in text.Lines)
        {
            var band = LineBand.Of(line, sheet);
            foreach (var word in line.Words)
                Put(word, band, sheet);
        }
        return content.Length == 0 ? "" : $"BT\n3 Tr\n{content}ET\n";
    }

    private void Put(Word word, LineBand band, PageSheet sheet)
    {
        var letters = codes.Of(CleanText.OfWord(word.Text));
        if (letters.Count == 0)
            return;
        var box = OnPage.Clamp(word.Box, sheet.PixelWidth, sheet.PixelHeight);
        var natural = letters.Sum(codes.Width) * band.Size / InvisibleFont.UnitsPerEm;
        var width = box.Width * sheet.ScaleX;
        var x = box.Left * sheet.ScaleX;
        var rise = Math.Clamp(width * band.Slope, -MostRise, MostRise);
        var (sine, cosine) = Math.SinCos(Math.Atan2(rise, width));
        Set(ref size, $"/F0 {PdfSyntax.Number(band.Size)} Tf\n");
        Set(ref stretch, $"{PdfSyntax.Number(100 * width / cosine / natural)} Tz\n");
        foreach (var number in (ReadOnlySpan<double>)[cosine, sine, -sine, cosine, x, band.BaselineAt(x + width / 2) - rise / 2])
            content.Append(PdfSyntax.Number(number)).Append(' ');
        content.Append("Tm\n");
        foreach (var part in letters.Append(ClusterCodes.Space).Chunk(CodesPerString))
        {
            content.Append('<');
            foreach (var code in part)
                content.Append(CultureInfo.InvariantCulture, $"{code:X4}");
            content.Append("> Tj\n");
        }
    }

    private void Set(ref string state, string wanted)
    {
        if (state == wanted)
            return;
        content.Append(wanted);
        state = wanted;
    }
}
