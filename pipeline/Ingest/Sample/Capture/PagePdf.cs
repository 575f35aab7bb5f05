using System.Globalization;
using System.Text;
using Ingest.Sample.Drawing;

namespace Ingest.Sample.Capture;

/// <summary>One sheet on the scanner bed as a vector PDF, for the renderer.</summary>
internal static class PagePdf
{
    private static readonly Colour Bed = new(236, 236, 234);

    public static byte[] Write(Sheet sheet, Wear wear, Placement placement, bool bilevel)
    {
        var content = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"{(bilevel ? Colour.White : Bed).Operands} rg 0 0 900 900 re f\n")
            .Append(placement.Matrices).Append('\n')
            .Append(CultureInfo.InvariantCulture, $"{wear.Paper.Operands} rg 0.6 0.6 594 840.72 re f\n")
            .Append(sheet.Operators)
            .ToString();
        var fonts = string.Concat(Enum.GetValues<Typeface>().Select(face =>
            $"/F{(int)face} <</Type /Font /Subtype /Type1 /BaseFont /{face.BaseFont()} /Encoding /WinAnsiEncoding>> "));
        var opacities = string.Concat(Enum.GetValues<SheetOpacity>().Select(o =>
            string.Create(CultureInfo.InvariantCulture, $"/G{(int)o} <</ca {(int)o / 100.0} /CA {(int)o / 100.0}>> ")));

        using var bytes = new MemoryStream();
        var pdf = new PdfObjects(bytes);
        pdf.Add("<</Type /Catalog /Pages 2 0 R>>");
        pdf.Add("<</Type /Pages /Kids [3 0 R] /Count 1>>");
        pdf.Add($"<</Type /Page /Parent 2 0 R /MediaBox [{placement.MediaBox}] /Contents 4 0 R /Resources <</Font <<{fonts}>> /ExtGState <<{opacities}>>>>>>");
        pdf.Add("", Encoding.Latin1.GetBytes(content));
        pdf.Finish();
        return bytes.ToArray();
    }
}
