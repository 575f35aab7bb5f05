using Ingest.Model;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Ingest.Scan;

/// <summary>Takes the stored image of a scanned PDF page without decoding it.</summary>
internal static class PdfScanImage
{
    /// <summary>Null where the image cannot stand for itself: then the page is rendered.</summary>
    public static ReadPage? TryTake(PdfDocument document, Page page, IPdfImage image)
    {
        var objects = new PdfObjects(document);
        var placement = PdfPlacement.Of(image).InUnits(objects.UserUnit(page));
        var dictionary = image.ImageDictionary;
        if (placement.Turn is null || image.IsImageMask || image.MaskImage is not null
            || objects.Get(dictionary, "SMask") is not null || objects.Get(dictionary, "Mask") is not null || objects.Number(dictionary, "SMaskInData", 0) != 0)
            return null;
        return objects.OnlyFilter(dictionary) switch
        {
            "DCTDecode" => Jpeg(image, placement, objects),
            "JPXDecode" => Jpeg2000(image, placement),
            "CCITTFaxDecode" => Wrapped(PdfFax.Wrap(image, objects, placement), image, placement),
            "FlateDecode" or "LZWDecode" or "RunLengthDecode" or "" => Wrapped(PdfSamples.Wrap(image, objects, placement), image, placement),
            _ => null,
        };
    }

    private static ReadPage? Jpeg(IPdfImage image, PdfPlacement placement, PdfObjects objects)
    {
        var bytes = image.RawMemory;
        var header = FileSniffer.Sniff(bytes.Span) == FileKind.Jpeg ? JpegHeader.Read(bytes.Span) : null;
        var wanted = PdfColours.Channels(image.ColorSpaceDetails);
        if (header is null || PdfColours.IsInverted(image) is not false || wanted != header.Components
            || (header.Width, header.Height) != (image.WidthInSamples, image.HeightInSamples)
            || objects.FilterParameters(image.ImageDictionary) is { } parameters && objects.Get(parameters, "ColorTransform") is not null)
            return null;
        return Read(header, bytes.ToArray(), placement);
    }

    private static ReadPage? Jpeg2000(IPdfImage image, PdfPlacement placement)
    {
        var bytes = image.RawMemory;
        var header = FileSniffer.Sniff(bytes.Span) == FileKind.Jpeg2000 ? Jpeg2000Header.Read(bytes.Span) : null;
        return header is null || header.Components is not (1 or 3) || PdfColours.IsInverted(image) is not false ? null : Read(header, bytes.ToArray(), placement);
    }

    private static ReadPage? Wrapped(PdfWrapped? wrapped, IPdfImage image, PdfPlacement placement) => wrapped is null ? null
        : Read(new PictureHeader(wrapped.Coding, image.WidthInSamples, image.HeightInSamples, wrapped.Bits), wrapped.Bytes, placement);

    /// <summary>The placement on the page speaks, not the density or EXIF turn inside the stream: viewers ignore those.</summary>
    private static ReadPage Read(PictureHeader header, byte[] bytes, PdfPlacement placement)
    {
        var dpi = PageResolution.Of(placement.DpiX, placement.DpiY, header.Width, header.Height);
        var image = new PageImage(new(Digest.Of(bytes), header.Coding), (int)header.Width, (int)header.Height, dpi.X, dpi.Y, placement.Turn!.Value)
        {
            ResolutionEstimated = dpi.Estimated,
            BitsPerPixel = header.Bits,
        };
        var findings = ResolutionFinding.For(image);
        return new(image, bytes)
        {
            Findings = header.Truncated ? [.. findings, new(IssueCodes.PageDamaged, "The picture ends before its end mark: part of it may be missing.")] : findings,
        };
    }
}
