using System.Buffers.Binary;
using Ingest.Model;

namespace Ingest.Scan;

/// <summary>Frame header, JFIF density and EXIF of a JPEG (ITU-T T.81 annex B), without decoding.</summary>
internal static class JpegHeader
{
    public static PictureHeader? Read(ReadOnlySpan<byte> file)
    {
        var (jfif, exif, adobe) = (default((double X, double Y)), ExifBlock.None, false);
        for (var at = 2; at + 4 <= file.Length;)
        {
            if (file[at] != 0xFF || file[at + 1] == 0xFF)
            {
                at++;
                continue;
            }
            var marker = file[at + 1];
            if (marker is 0x01 or (>= 0xD0 and <= 0xD8))
            {
                at += 2;
                continue;
            }
            var length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            var segment = file.Slice(at + 4, Math.Clamp(length - 2, 0, file.Length - at - 4));
            if (IsFrame(marker))
                return segment.Length < 6 ? null : Frame(segment, jfif, exif, file[at..]) with { Adobe = adobe };
            if (marker is 0xD9 or 0xDA)
                return null;
            if (marker == 0xE0 && segment.Length >= 12 && segment.StartsWith("JFIF\0"u8))
                jfif = Density(segment);
            else if (marker == 0xEE && segment.StartsWith("Adobe"u8))
                adobe = true;
            else if (marker == 0xE1 && segment.StartsWith("Exif\0\0"u8))
                exif = ExifBlock.Read(segment[6..].ToArray());
            at += 2 + Math.Max((int)length, 2);
        }
        return null;
    }

    /// <summary>SOF0 to SOF15 without DHT, JPG and DAC, which share their numbers.</summary>
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static PictureHeader Frame(ReadOnlySpan<byte> frame, (double X, double Y) jfif, ExifBlock exif, ReadOnlySpan<byte> rest)
    {
        var (turn, mirrored) = ExifOrientation.Read(exif.Orientation);
        var (x, y) = jfif.X > 0 ? jfif : (exif.DpiX, exif.DpiY);
        return new(ImageCoding.Jpeg, BinaryPrimitives.ReadUInt16BigEndian(frame[3..]), BinaryPrimitives.ReadUInt16BigEndian(frame[1..]), frame[5] == 1 ? 8 : 24)
        {
            Components = frame[5],
            DpiX = x,
            DpiY = y,
            Turn = turn,
            Mirrored = mirrored,
            Truncated = rest.LastIndexOf([(byte)0xFF, (byte)0xD9]) < 0,
            // In coded data 0xFF is always followed by 0, so this counts the marker only (T.81 B.1.1.5).
            Scans = rest.Count([(byte)0xFF, (byte)0xDA]),
        };
    }

    private static (double X, double Y) Density(ReadOnlySpan<byte> jfif)
    {
        var scale = jfif[7] switch { 1 => 1, 2 => 2.54, _ => 0 };
        return (BinaryPrimitives.ReadUInt16BigEndian(jfif[8..]) * scale, BinaryPrimitives.ReadUInt16BigEndian(jfif[10..]) * scale);
    }
}
