using UglyToad.PdfPig;
using UglyToad.PdfPig.Annotations;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics.Colors;
using UglyToad.PdfPig.Graphics.Operations;

namespace Ingest.Scan;

/// <summary>Looks at what a PDF page paints and decides how it becomes a page of the delivery.</summary>
internal static class PdfPlanner
{
    /// <summary>Share of the page a picture must cover to be the page; what it leaves is unpainted paper.</summary>
    private const double CoveringShare = 0.8;

    /// <summary>An image that hangs further over the page edge shows less than it holds: it must be rendered.</summary>
    private const double OverhangShare = 0.02;

    public static PdfPagePlan Plan(PdfDocument document, Page page)
    {
        var objects = new PdfObjects(document);
        var unit = objects.UserUnit(page);
        var images = page.GetImages().ToList();
        var visible = page.Letters.Where(VisibleText.IsPainted).ToList();
        var largest = images.MaxBy(i => Math.Abs(i.BoundingBox.Area));
        var covers = largest is not null && Covered(largest.BoundingBox, page) >= CoveringShare;
        var otherPaint = visible.Count > 0 || page.Paths.Any(p => p.IsFilled || p.IsStroked) || PaintsShading(page) || HasVisibleAnnotation(page);
        var scan = covers && images.Count == 1 && !otherPaint && !document.IsEncrypted && !HangsOver(largest!.BoundingBox, page)
            ? PdfScanImage.TryTake(document, page, largest)?.Image
            : null;
        return new(page.Width, page.Height)
        {
            HasOwnText = VisibleText.IsUsable(visible, covers, page.Operations),
            NativeDpi = covers ? PdfPlacement.Of(largest!).Dpi / unit : 0,
            Unit = unit,
            Bilevel = images.Count > 0 && !otherPaint && images.TrueForAll(i => i.IsImageMask ? PaintsBlackOnly(page) : IsBlackAndWhite(i)),
            SymbolCoded = images.Any(i => Jbig2Segments.HaveSymbols(objects, i)),
            ShowsText = visible.Exists(l => !IsWhite(l.Color)),
            DamagedImage = images.Exists(i => PdfImageCheck.IsDamaged(objects, i)),
            HasAttachment = page.GetAnnotations().Any(a => a.Type == AnnotationType.FileAttachment),
            IsScan = scan is not null,
            ScanWidth = scan?.Width ?? 0,
            ScanHeight = scan?.Height ?? 0,
        };
    }

    private static double Covered(PdfRectangle image, Page page)
    {
        var (left, bottom, right, top) = Extent(image);
        var width = Math.Min(right, page.Width) - Math.Max(left, 0);
        var height = Math.Min(top, page.Height) - Math.Max(bottom, 0);
        return width <= 0 || height <= 0 ? 0 : width * height / (page.Width * page.Height);
    }

    private static bool HangsOver(PdfRectangle image, Page page)
    {
        var (left, bottom, right, top) = Extent(image);
        var (x, y) = (page.Width * OverhangShare, page.Height * OverhangShare);
        return left < -x || bottom < -y || right > page.Width + x || top > page.Height + y;
    }

    private static (double Left, double Bottom, double Right, double Top) Extent(PdfRectangle image)
    {
        PdfPoint[] corners = [image.TopLeft, image.TopRight, image.BottomLeft, image.BottomRight];
        return (corners.Min(c => c.X), corners.Min(c => c.Y), corners.Max(c => c.X), corners.Max(c => c.Y));
    }

    private static bool IsBlackAndWhite(IPdfImage image) => image.BitsPerComponent == 1
        && (PdfColours.Channels(image.ColorSpaceDetails) == 1 || PdfColours.IsWhiteFirst(image.ColorSpaceDetails) is not null);

    /// <summary>A stencil takes the fill colour, which is black unless something sets another.</summary>
    private static bool PaintsBlackOnly(Page page) => page.Operations.All(o => o switch
    {
        SetNonStrokeColorDeviceGray grey => grey.Gray == 0,
        SetNonStrokeColorDeviceRgb rgb => (rgb.R, rgb.G, rgb.B) == (0, 0, 0),
        _ => o.Operator is not ("k" or "sc" or "scn" or "cs" or "gs"),
    });

    private static bool IsWhite(IColor? colour) => colour switch
    {
        GrayColor grey => grey.Gray == 1,
        RGBColor rgb => (rgb.R, rgb.G, rgb.B) == (1, 1, 1),
        CMYKColor cmyk => (cmyk.C, cmyk.M, cmyk.Y, cmyk.K) == (0, 0, 0, 0),
        _ => colour is not null,
    };

    private static bool PaintsShading(Page page) => page.Operations.Any(o => o.Operator == "sh");

    private static bool HasVisibleAnnotation(Page page) => page.GetAnnotations().Any(a =>
        a.Type is not (AnnotationType.Link or AnnotationType.Popup) && a.HasNormalAppearance && !a.Flags.HasFlag(AnnotationFlags.Hidden));
}
