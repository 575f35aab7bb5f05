using Ingest.Model;

namespace Ingest.Render.Images;

/// <summary>Says which pictures came with loss already: only those may be encoded with loss again.</summary>
internal static class LossyCodings
{
    private const int JpegInTiff = 7;
    private const int OldJpegInTiff = 6;
    private static ReadOnlySpan<byte> LosslessWebP => "VP8L"u8;

    public static bool CameWithLoss(ReadOnlyMemory<byte> bytes, ImageCoding coding) => coding switch
    {
        // lossless JPEG (SOF3, SOF11) is rare enough to be judged like the rest of the family
        ImageCoding.Jpeg or ImageCoding.Jpeg2000 => true,
        ImageCoding.WebP => bytes.Span[..Math.Min(bytes.Length, 4096)].IndexOf(LosslessWebP) < 0,
        ImageCoding.Tiff => TiffDirectory.TryRead(bytes, out var tiff) && tiff.Value(TiffTag.Compression, 1) is (JpegInTiff or OldJpegInTiff),
        _ => false,
    };
}
