using System.Buffers.Binary;
using Ingest.Model;

namespace Ingest.Scan;

/// <summary>Size and resolution of a JPEG 2000: the JP2 boxes (ISO 15444-1 annex I) or the bare codestream's SIZ.</summary>
internal static class Jpeg2000Header
{
    public static PictureHeader? Read(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith([(byte)0xFF, (byte)0x4F]))
            return Codestream(file);
        var header = default(ReadOnlySpan<byte>);
        foreach (var box in new BoxReader(file))
        {
            if (box.Is("jp2h"u8))
                header = box.Body;
            else if (box.Is("jp2c"u8) && Codestream(box.Body) is { } picture)
                return WithResolution(picture, header);
        }
        return null;
    }

    /// <summary>The codestream is what a decoder allocates by, so its size counts, not the copy in the ihdr box.</summary>
    private static PictureHeader? Codestream(ReadOnlySpan<byte> stream)
    {
        if (stream.Length < 43 || stream[2] != 0xFF || stream[3] != 0x51)
            return null;
        var size = stream[8..];
        var width = (long)BinaryPrimitives.ReadUInt32BigEndian(size) - BinaryPrimitives.ReadUInt32BigEndian(size[8..]);
        var height = (long)BinaryPrimitives.ReadUInt32BigEndian(size[4..]) - BinaryPrimitives.ReadUInt32BigEndian(size[12..]);
        var components = BinaryPrimitives.ReadUInt16BigEndian(stream[40..]);
        return new(ImageCoding.Jpeg2000, width, height, components > 2 ? 24 : 8)
        {
            Components = components,
            SampleBits = (stream[42] & 0x7F) + 1,
            Truncated = stream.LastIndexOf([(byte)0xFF, (byte)0xD9]) < 0,
        };
    }

    private static PictureHeader WithResolution(PictureHeader picture, ReadOnlySpan<byte> header)
    {
        foreach (var box in new BoxReader(header))
        {
            if (!box.Is("res "u8))
                continue;
            foreach (var resolution in new BoxReader(box.Body))
                if (resolution.Body.Length >= 10)
                    return picture with { DpiY = PerInch(resolution.Body, 8), DpiX = PerInch(resolution.Body[4..], 5) };
        }
        return picture;
    }

    private static double PerInch(ReadOnlySpan<byte> ratio, int exponentAt) =>
        BinaryPrimitives.ReadUInt16BigEndian(ratio[2..]) is > 0 and var below
            ? (double)BinaryPrimitives.ReadUInt16BigEndian(ratio) / below * Math.Pow(10, (sbyte)ratio[exponentAt]) * PictureHeader.MetresPerInch
            : 0;
}
