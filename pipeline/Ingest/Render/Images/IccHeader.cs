using System.Buffers.Binary;

namespace Ingest.Render.Images;

/// <summary>Says whether a foreign colour profile may stand in the file: right signature, class, colour space, version and length.</summary>
internal static class IccHeader
{
    private const int HeaderLength = 128;
    private const int Longest = 4 << 20;

    public static bool Fits(ReadOnlySpan<byte> icc, int components, int latestVersion) =>
        icc.Length is > HeaderLength and < Longest
        && BinaryPrimitives.ReadUInt32BigEndian(icc) == icc.Length
        && icc[36..40].SequenceEqual("acsp"u8)
        && icc[8] is >= 2 and var version && version <= latestVersion
        && icc[16..20].SequenceEqual(components == 1 ? "GRAY"u8 : "RGB "u8)
        && IsPictureClass(icc[12..16]);

    private static bool IsPictureClass(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("mntr"u8) || name.SequenceEqual("scnr"u8) || name.SequenceEqual("spac"u8);
}
