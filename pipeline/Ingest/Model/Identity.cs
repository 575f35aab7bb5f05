using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Ingest.Model;

/// <summary>The identity rules (ADR 0002): what makes a page, a document and a content the same one again.</summary>
public static class Identity
{
    /// <summary>Namespace of document ids (RFC 9562 version 5); never changes.</summary>
    private static readonly Guid DocumentNamespace = new("6f1a0f5e-6a2c-5d0b-9c54-1d3a2f1e7b60");

    /// <summary>Namespace of the ids of Akten; never changes.</summary>
    private static readonly Guid AkteNamespace = new("0d1c6c1e-7f5a-5a43-8a55-2b8f3d2c9e11");

    /// <summary>Changes when the same pages should become new documents on a deliberate re-run.</summary>
    public const string ProfileVersion = "1";

    public static Digest PageKey(string batch, PageId page, Digest delivered) =>
        Digest.OfParts(batch, page.Stack, page.Number.ToString(CultureInfo.InvariantCulture), delivered.Hex);

    public static Digest DocumentKey(IEnumerable<Digest> pageKeys) =>
        Digest.OfParts([.. pageKeys.Select(k => k.Hex), ProfileVersion]);

    /// <summary>The same delivered images in the same order, wherever they were delivered: decides <c>already-stored</c>.</summary>
    public static Digest ContentKey(string organisation, IEnumerable<DeliveredImage> images) =>
        Digest.OfParts([organisation, .. images.Select(i => i.ContentName)]);

    /// <summary>UUIDv5 of the first document key: stays the document's id whatever is corrected later.</summary>
    public static Guid DocumentId(Digest documentKey) => NamedId(DocumentNamespace, documentKey.Hex);

    /// <summary>An Akte is known by its Aktenzeichen within its organisation, written as the Akte writes it.</summary>
    public static Guid AkteId(string organisation, string aktenzeichen) => NamedId(AkteNamespace, $"{organisation}\n{aktenzeichen}");

    public static Guid VorgangId(Guid akte, string kennzeichen) => NamedId(akte, kennzeichen);

    /// <summary>RFC 9562 version 5: the same name in the same space is the same id, on every machine.</summary>
    public static Guid NamedId(Guid space, string name)
    {
        var input = new byte[16 + Encoding.UTF8.GetByteCount(name)];
        space.TryWriteBytes(input, bigEndian: true, out _);
        Encoding.UTF8.GetBytes(name, input.AsSpan(16));
        Span<byte> hash = stackalloc byte[20];
#pragma warning disable CA5350 // RFC 9562 version 5 is defined over SHA-1; it names, it does not protect
        SHA1.HashData(input, hash);
#pragma warning restore CA5350
        var version = BinaryPrimitives.ReadUInt16BigEndian(hash[6..]);
        BinaryPrimitives.WriteUInt16BigEndian(hash[6..], (ushort)((version & 0x0FFF) | 0x5000));
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
