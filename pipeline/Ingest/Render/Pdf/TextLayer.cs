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
        var advance = box.Width * sheet.ScaleX / band.Cosine;
        var x = box.Left * sheet.ScaleX;
        Set(ref size, $"/F0 {PdfSyntax.Number(band.Size)} Tf\n");
        Set(ref stretch, $"{PdfSyntax.Number(100 * advance / natural)} Tz\n");
        content.Append(PdfSyntax.Number(band.Cosine)).Append(' ').Append(PdfSyntax.Number(band.Sine)).Append(' ')
            .Append(PdfSyntax.Number(-band.Sine)).Append(' ').Append(PdfSyntax.Number(band.Cosine)).Append(' ')
            .Append(PdfSyntax.Number(x)).Append(' ').Append(PdfSyntax.Number(band.BaselineAt(x))).Append(" Tm\n");
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
