using System.Globalization;
using System.Text;
using Ingest.Model;
using Ingest.Render.Images;

namespace Ingest.Render.Pdf;

/// <summary>
/// Writes scanned pages with their words as PDF/A, page by page in bounded memory: picture, content and page object go out as they come,
/// font and metadata at the end. The same calls give the same bytes. The caller owns the output.
/// </summary>
public sealed class PdfWriter
{
    private readonly PdfProfile profile;
    private readonly PdfObjects objects;
    private readonly ClusterCodes codes = new();
    private readonly TextLayer textLayer;
    private readonly PageTree pages;
    private readonly IccProfiles profiles;
    private readonly int catalog;
    private readonly int pageRoot;
    private readonly int font;

    public PdfWriter(HashedFileStream output, PdfProfile profile)
    {
        this.profile = profile;
        objects = new(output, profile.Header());
        catalog = objects.Reserve();
        pageRoot = objects.Reserve();
        font = objects.Reserve();
        textLayer = new(codes);
        pages = new(objects, pageRoot);
        profiles = new(objects);
    }

    /// <param name="turn">From the picture's pixels to the upright page: it turns the drawing, never the pixels.</param>
    /// <param name="text">In pixels of the upright page.</param>
    public void AddPage(PageSheet sheet, EmbeddedImage picture, Turn turn, PageText text)
    {
        var image = objects.AddStream(ImageEntries(picture), picture.Bytes.Span);
        AddPage(sheet, $"q\n{Matrix(picture.Mirrored, turn, sheet)} cm\n/Im0 Do\nQ\n", string.Create(CultureInfo.InvariantCulture, $"/XObject << /Im0 {image} 0 R >>"), text);
    }

    /// <summary>A white page: the picture could not be had.</summary>
    public void AddPage(PageSheet sheet, PageText text) => AddPage(sheet, "", "", text);

    /// <exception cref="InvalidOperationException">No page was added: a PDF has at least one.</exception>
    public void Finish(PdfDescription description)
    {
        if (pages.Count == 0)
            throw new InvalidOperationException("A PDF needs at least one page.");
        pages.Finish();
        TextFont.Put(objects, font, codes);
        var metadata = objects.AddStream("/Type /Metadata /Subtype /XML", XmpPacket.Of(description, profile));
        var srgb = objects.AddStream("/N 3 /Filter /FlateDecode", Deflate.Of(SrgbProfile.Bytes));
        objects.Put(catalog, string.Create(CultureInfo.InvariantCulture,
            $"<< /Type /Catalog /Pages {pageRoot} 0 R /Metadata {metadata} 0 R /ViewerPreferences << /DisplayDocTitle true >> /OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1) /Info (sRGB IEC61966-2.1) /DestOutputProfile {srgb} 0 R >>] >>"));
        var trailer = string.Create(CultureInfo.InvariantCulture, $"/Root {catalog} 0 R");
        if (profile.HasInfo())
            trailer += string.Create(CultureInfo.InvariantCulture, $" /Info {objects.Add(InfoEntries(description))} 0 R");
        objects.Finish(trailer);
    }

    private void AddPage(PageSheet sheet, string drawing, string resource, PageText text)
    {
        var content = objects.AddStream("/Filter /FlateDecode", Deflate.Of(Encoding.ASCII.GetBytes(drawing + textLayer.Of(text, sheet))));
        var parent = pages.Parent;
        pages.Add(objects.Add(string.Create(CultureInfo.InvariantCulture,
            $"<< /Type /Page /Parent {parent} 0 R /MediaBox [0 0 {PdfSyntax.Number(sheet.Width)} {PdfSyntax.Number(sheet.Height)}] /Resources << {resource} /Font << /F0 {font} 0 R >> >> /Contents {content} 0 R >>")));
    }

    private string ImageEntries(EmbeddedImage picture)
    {
        var colour = profiles.ColourSpace(picture, profile);
        var parameters = picture.DecodeParameters.Length == 0 ? "" : $" /DecodeParms << {picture.DecodeParameters} >>";
        return string.Create(CultureInfo.InvariantCulture,
            $"/Type /XObject /Subtype /Image /Width {picture.Width} /Height {picture.Height} /ColorSpace {colour} /BitsPerComponent {picture.BitsPerComponent} /Filter /{picture.Filter}{parameters}");
    }

    // the unit square of the picture onto the upright page; a mirrored picture runs from its right edge to its left one
    private static string Matrix(bool mirrored, Turn turn, PageSheet sheet)
    {
        var (w, h) = (PdfSyntax.Number(sheet.Width), PdfSyntax.Number(sheet.Height));
        return turn switch
        {
            Turn.None when mirrored => $"-{w} 0 0 {h} {w} 0",
            Turn.Right when mirrored => $"0 {h} {w} 0 0 0",
            Turn.Half when mirrored => $"{w} 0 0 -{h} 0 {h}",
            Turn.Left when mirrored => $"0 -{h} -{w} 0 {w} {h}",
            Turn.Right => $"0 -{h} {w} 0 0 {h}",
            Turn.Half => $"-{w} 0 0 -{h} {w} {h}",
            Turn.Left => $"0 {h} -{w} 0 {w} 0",
            _ => $"{w} 0 0 {h} 0 0",
        };
    }

    private static string InfoEntries(PdfDescription description) =>
        $"<< /Title {PdfSyntax.TextString(XmpPacket.Title(description))} /Creator {PdfSyntax.TextString(ToolVersion.NameAndNumber)} /Producer {PdfSyntax.TextString(ToolVersion.NameAndNumber)} /CreationDate {PdfSyntax.Date(description.Time)} /ModDate {PdfSyntax.Date(description.Time)} >>";
}
