namespace Ingest.Model;

/// <summary>How the bytes of a delivered image are encoded.</summary>
public enum ImageCoding
{
    Tiff,
    Jpeg,
    Png,
    Jpeg2000,
    WebP,
    Bmp,
    /// <summary>A page of a PDF that is no single image: the delivered object is the whole PDF, its picture is rendered on demand.</summary>
    PdfPage,
}

/// <summary>
/// The object in the store that holds a page as it was delivered: the encoded image itself,
/// or for <see cref="ImageCoding.PdfPage"/> the PDF it is a page of (<paramref name="PageInFile"/> from 1, otherwise 0).
/// </summary>
public sealed record DeliveredImage(Digest Sha256, ImageCoding Coding, int PageInFile = 0)
{
    public string ContentName => PageInFile == 0 ? Sha256.Hex : $"{Sha256.Hex}#{PageInFile}";

    /// <summary>What a file with these bytes is called at its end, without the dot.</summary>
    public string FileExtension => Coding switch
    {
        ImageCoding.Tiff => "tif",
        ImageCoding.Jpeg => "jpg",
        ImageCoding.Png => "png",
        ImageCoding.Jpeg2000 => "jp2",
        ImageCoding.WebP => "webp",
        ImageCoding.Bmp => "bmp",
        ImageCoding.PdfPage => "pdf",
        _ => throw new InvalidOperationException($"No file extension for {Coding}."),
    };

    public string MediaType => Coding switch
    {
        ImageCoding.Tiff => "image/tiff",
        ImageCoding.Jpeg => "image/jpeg",
        ImageCoding.Png => "image/png",
        ImageCoding.Jpeg2000 => "image/jp2",
        ImageCoding.WebP => "image/webp",
        ImageCoding.Bmp => "image/bmp",
        ImageCoding.PdfPage => "application/pdf",
        _ => throw new InvalidOperationException($"No media type for {Coding}."),
    };
}

/// <summary>
/// What is known of a page's picture without holding its pixels. Width and height are pixels as encoded, before <see cref="Turn"/>;
/// resolution is dots per inch along the encoded axes. <see cref="Turn"/> is what the container says (EXIF, TIFF orientation, PDF /Rotate),
/// not what the text says.
/// </summary>
public sealed record PageImage(DeliveredImage Delivered, int Width, int Height, double DpiX, double DpiY, Turn Turn = Turn.None)
{
    /// <summary>No resolution was delivered or it was implausible: <see cref="DpiX"/> is an estimate.</summary>
    public bool ResolutionEstimated { get; init; }

    /// <summary>The encoded picture is mirrored left to right before <see cref="Turn"/> (TIFF and EXIF orientation 2, 4, 5, 7); decoders undo it.</summary>
    public bool Mirrored { get; init; }

    /// <summary>A box of the upright page in the encoded picture.</summary>
    /// <param name="turn">From the encoded picture to the upright page, text direction included.</param>
    public Box ToDelivered(Turn turn, Box upright) =>
        turn.ToDelivered(upright, Width, Height) is var box && Mirrored ? box.Mirrored(Width) : box;

    /// <summary>A box of the encoded picture on the upright page: the way back of <see cref="ToDelivered"/>.</summary>
    public Box ToUpright(Turn turn, Box delivered)
    {
        var box = Mirrored ? delivered.Mirrored(Width) : delivered;
        return turn.SwapsSides() ? turn.Back().ToDelivered(box, Height, Width) : turn.Back().ToDelivered(box, Width, Height);
    }

    /// <summary>The pixel colours are 1 bit, 8 bit grey or colour: what the PDF writer needs to choose an encoding.</summary>
    public int BitsPerPixel { get; init; }
}
