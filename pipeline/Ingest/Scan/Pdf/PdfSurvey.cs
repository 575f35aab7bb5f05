using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace Ingest.Scan;

/// <summary>
/// Walks the page tree of a PDF without reading what the pages paint, and tells the pages that hold nothing but pictures of allowed size: they
/// have no text, carry no attachment and break no limit, so how they are read can be decided when it is their turn. A file of a thousand scans
/// opens at once. Whatever is not understood is planned before the first page.
/// </summary>
internal sealed class PdfSurvey
{
    private const int DeepestTree = 64;
    private const double LargestSide = 14_400;

    private readonly PdfDocument document;
    private readonly PdfObjects objects;
    private readonly ScanOptions options;
    private readonly HashSet<IndirectReference> nodes = [];
    private readonly Dictionary<IndirectReference, bool> pictures = [];
    private readonly List<bool> pages = [];

    private PdfSurvey(PdfDocument document, ScanOptions options) => (this.document, this.options, objects) = (document, options, new(document));

    /// <returns>For each page whether it can wait; empty when the tree is not understood.</returns>
    public static IReadOnlyList<bool> PagesThatCanWait(PdfDocument document, ScanOptions options)
    {
        if (document.IsEncrypted)
            return [];
        var survey = new PdfSurvey(document, options);
        return survey.objects.Get(document.Structure.Catalog.CatalogDictionary, "Pages") is DictionaryToken root
            && survey.Walk(root, null, null, 0) && survey.pages.Count == document.NumberOfPages ? survey.pages : [];
    }

    private bool Walk(DictionaryToken node, DictionaryToken? resources, ArrayToken? box, int depth)
    {
        resources = objects.Get(node, "Resources") as DictionaryToken ?? resources;
        box = (objects.Get(node, "CropBox") ?? objects.Get(node, "MediaBox")) as ArrayToken ?? box;
        if (objects.Get(node, "Kids") is not ArrayToken kids)
        {
            pages.Add(CanWait(node, resources, box));
            return true;
        }
        if (depth >= DeepestTree)
            return false;
        foreach (var kid in kids.Data)
            // A page that stands in the tree twice is no tree.
            if (kid is not IndirectReferenceToken reference || !nodes.Add(reference.Data) || pages.Count >= document.NumberOfPages
                || objects.Resolve(kid) is not DictionaryToken child || !Walk(child, resources, box, depth + 1))
                return false;
        return true;
    }

    private bool CanWait(DictionaryToken page, DictionaryToken? resources, ArrayToken? box) =>
        resources is not null && IsEmpty(objects.Get(page, "Annots")) && IsEmpty(objects.Get(resources, "Font")) && objects.Get(page, "UserUnit") is null
        && IsAllowed(box) && objects.Get(resources, "XObject") is DictionaryToken { Data.Count: > 0 } shown && shown.Data.Values.All(IsPicture);

    private bool IsAllowed(ArrayToken? box)
    {
        if (box is not { Length: 4 } || box.Data.Select(objects.Resolve).OfType<NumericToken>().Select(n => n.Double).ToList() is not [var left, var bottom, var right, var top])
            return false;
        var plan = new PdfPagePlan(Math.Abs(right - left), Math.Abs(top - bottom));
        return plan is { Width: > 0 and < LargestSide, Height: > 0 and < LargestSide } && PdfResolution.Fits(plan, options);
    }

    /// <summary>A form may show text of its own.</summary>
    private bool IsPicture(IToken shown)
    {
        if (shown is not IndirectReferenceToken { Data: var reference })
            return false;
        if (pictures.TryGetValue(reference, out var known))
            return known;
        return pictures[reference] = objects.Resolve(shown) is StreamToken { StreamDictionary: var picture } && objects.Get(picture, "Subtype") is NameToken { Data: "Image" }
            && objects.Number(picture, "Width", 0) is > 0 and var width && objects.Number(picture, "Height", 0) is > 0 and var height && width * height <= options.MaxPixels;
    }

    private static bool IsEmpty(IToken? token) => token is null or ArrayToken { Length: 0 } or DictionaryToken { Data.Count: 0 };
}
