namespace Ingest.Render.Images;

/// <summary>The TIFF tags that decide whether a strip can stand in a PDF as it is.</summary>
internal static class TiffTag
{
    public const int Width = 256;
    public const int Length = 257;
    public const int BitsPerSample = 258;
    public const int Compression = 259;
    public const int Photometric = 262;
    public const int FillOrder = 266;
    public const int StripOffsets = 273;
    public const int SamplesPerPixel = 277;
    public const int StripByteCounts = 279;
    public const int T6Options = 293;
    public const int TileWidth = 322;
    public const int ExtraSamples = 338;
    public const int JpegTables = 347;
}
