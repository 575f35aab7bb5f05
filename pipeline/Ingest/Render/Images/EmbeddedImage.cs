namespace Ingest.Render.Images;

/// <summary>A picture as it goes into the PDF: encoded bytes with what the image dictionary must say of them.</summary>
/// <param name="Components">1 = grey or bilevel, 3 = colour.</param>
/// <param name="Filter">Name of the PDF filter, without slash.</param>
public sealed record EmbeddedImage(int Width, int Height, int Components, int BitsPerComponent, string Filter, ReadOnlyMemory<byte> Bytes)
{
    public bool IsJpeg2000 => Filter == "JPXDecode";

    /// <summary>Entries of /DecodeParms, empty for none.</summary>
    public string DecodeParameters { get; init; } = "";

    /// <summary>The picture's own colour profile, empty for none; it is checked before it is used.</summary>
    public ReadOnlyMemory<byte> IccProfile { get; init; }

    /// <summary>The delivered bytes stand in the PDF as they came.</summary>
    public bool PassedThrough { get; init; }

    /// <summary>The pixels are mirrored left to right, as they were delivered: the drawing has to mirror them back before it turns them.</summary>
    public bool Mirrored { get; init; }

    /// <summary>Why pixels changed (a lossy picture had to be encoded again); empty when every pixel is as delivered.</summary>
    public string Loss { get; init; } = "";
}
