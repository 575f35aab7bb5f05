using Ingest.Model;

namespace Ingest.Scan;

/// <summary>
/// A CMYK JPEG without Adobe marker, where 0 is no ink: Leptonica multiplies with its black unturned and gives a black page.
/// In a TIFF the same bytes have one meaning (TIFF 6.0 section 16), and LibTiff.NET keeps to it.
/// </summary>
internal static class StraightCmyk
{
    private const int Jpeg = 7;
    private const int Separated = 5;

    public static byte[] AsTiff(ReadOnlyMemory<byte> jpeg, PageImage image) => new SinglePageTiff(bigEndian: false)
        .Long(TiffTag.ImageWidth, image.Width)
        .Long(TiffTag.ImageLength, image.Height)
        .Short(TiffTag.BitsPerSample, 8, 8, 8, 8)
        .Short(TiffTag.Compression, Jpeg)
        .Short(TiffTag.PhotometricInterpretation, Separated)
        .Short(TiffTag.SamplesPerPixel, 4)
        .Long(TiffTag.RowsPerStrip, image.Height)
        .Blobs(TiffTag.StripOffsets, TiffTag.StripByteCounts, [jpeg.ToArray()])
        .ToArray();
}
