namespace Ingest.Scan;

/// <summary>Orientation and resolution of an EXIF block: a small TIFF directory inside a picture. Damage leaves the values unset.</summary>
internal sealed record ExifBlock(int Orientation, double DpiX, double DpiY)
{
    public static ExifBlock None { get; } = new(1, 0, 0);

    public static ExifBlock Read(ReadOnlyMemory<byte> block)
    {
        try
        {
            using var bytes = new MemoryBytes(block);
            var layout = TiffLayout.Read(bytes);
            var directory = new TiffDirectory(bytes, layout, layout.FirstDirectory);
            var scale = directory.Number(TiffTag.ResolutionUnit, 2) == 3 ? 2.54 : 1;
            return new(
                (int)Math.Clamp(directory.Number(TiffTag.Orientation, 1), 0, 9),
                directory.Rational(TiffTag.XResolution) * scale,
                directory.Rational(TiffTag.YResolution) * scale);
        }
        catch (ScanException)
        {
            return None;
        }
    }
}
