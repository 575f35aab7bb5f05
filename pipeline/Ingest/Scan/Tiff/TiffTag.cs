namespace Ingest.Scan;

/// <summary>The TIFF tags this reader interprets or carries over, by their specification names.</summary>
internal static class TiffTag
{
    public const ushort NewSubfileType = 254;
    public const ushort ImageWidth = 256;
    public const ushort ImageLength = 257;
    public const ushort BitsPerSample = 258;
    public const ushort Compression = 259;
    public const ushort PhotometricInterpretation = 262;
    public const ushort StripOffsets = 273;
    public const ushort Orientation = 274;
    public const ushort SamplesPerPixel = 277;
    public const ushort RowsPerStrip = 278;
    public const ushort StripByteCounts = 279;
    public const ushort XResolution = 282;
    public const ushort YResolution = 283;
    public const ushort T4Options = 292;
    public const ushort ResolutionUnit = 296;
    public const ushort Predictor = 317;
    public const ushort ColorMap = 320;
    public const ushort TileWidth = 322;
    public const ushort TileLength = 323;
    public const ushort TileOffsets = 324;
    public const ushort TileByteCounts = 325;
    public const ushort FillOrder = 266;
    public const ushort JpegInterchangeFormat = 513;
    public const ushort JpegInterchangeFormatLength = 514;
    public const ushort JpegQTables = 519;
    public const ushort JpegDCTables = 520;
    public const ushort JpegACTables = 521;

    /// <summary>
    /// Everything a decoder needs besides the offsets: geometry, T4/T6 options, predictor, colour map, planes, tiles, inks, extra samples,
    /// sample format and range, JPEG tables, YCbCr, reference black and white, ICC profile.
    /// </summary>
    public static IReadOnlySet<ushort> Carried { get; } = new HashSet<ushort>
    {
        ImageWidth, ImageLength, BitsPerSample, Compression, PhotometricInterpretation, FillOrder, Orientation, SamplesPerPixel, RowsPerStrip,
        XResolution, YResolution, 284, T4Options, 293, ResolutionUnit, Predictor, ColorMap, TileWidth, TileLength, 332, 338, 339, 340, 341, 347,
        512, 515, 529, 530, 531, 532, 34675,
    };

    /// <summary>Tags that point to bytes elsewhere in the file.</summary>
    public static IReadOnlySet<ushort> Pointing { get; } = new HashSet<ushort>
    {
        NewSubfileType, StripOffsets, StripByteCounts, TileOffsets, TileByteCounts, JpegInterchangeFormat, JpegInterchangeFormatLength, JpegQTables,
        JpegDCTables, JpegACTables,
    };
}
