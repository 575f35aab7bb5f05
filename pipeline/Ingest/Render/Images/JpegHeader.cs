using System.Buffers.Binary;

namespace Ingest.Render.Images;

/// <summary>What the markers of a JPEG say before its first scan; everything foreign is bounds-checked.</summary>
internal sealed class JpegHeader
{
    private const byte Baseline = 0xC0;
    private const byte Extended = 0xC1;
    private const byte Progressive = 0xC2;
    private const int LargestIcc = 4 << 20;

    private readonly SortedDictionary<int, (int At, int Length)> iccParts = [];
    private byte frame;
    private int precision;
    private bool lettersRgb;
    private bool adobe;
    private bool jfif;

    private JpegHeader()
    {
    }

    public int Width { get; private set; }
    public int Height { get; private set; }
    public int Components { get; private set; }

    /// <summary>DCTDecode under an sRGB intent takes it: Huffman coded, 8 bits, grey or three colours.</summary>
    public bool FitsPdf => frame is Baseline or Extended or Progressive && precision == 8 && Width > 0 && Height > 0 && Components is 1 or 3;

    /// <summary>Three components named R, G, B and no Adobe or JFIF marker: decoders must be told that this is no YCbCr.</summary>
    public bool PlainRgb => Components == 3 && lettersRgb && !adobe && !jfif;

    public static bool TryRead(ReadOnlySpan<byte> jpeg, out JpegHeader header)
    {
        header = new JpegHeader();
        if (jpeg.Length < 4 || jpeg[0] != 0xFF || jpeg[1] != 0xD8)
            return false;
        for (var at = 2; at + 4 <= jpeg.Length;)
        {
            if (jpeg[at] != 0xFF)
                return false;
            var marker = jpeg[at + 1];
            // fill bytes and markers without a length
            if (marker is 0xFF or 0x01 or (>= 0xD0 and <= 0xD8))
            {
                at += marker == 0xFF ? 1 : 2;
                continue;
            }
            var length = BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]);
            if (length < 2 || at + 2 + length > jpeg.Length)
                return false;
            if (marker == 0xDA)
                return header.frame != 0;
            header.Read(marker, jpeg.Slice(at + 4, length - 2), at + 4);
            at += 2 + length;
        }
        return false;
    }

    /// <summary>The embedded ICC profile put together from its parts; empty when there is none or a part is missing.</summary>
    public ReadOnlyMemory<byte> IccProfile(ReadOnlySpan<byte> jpeg)
    {
        if (iccParts.Count == 0 || iccParts.Keys.Last() != iccParts.Count || iccParts.Values.Sum(p => (long)p.Length) > LargestIcc)
            return default;
        using var whole = new MemoryStream();
        foreach (var (at, length) in iccParts.Values)
            whole.Write(jpeg.Slice(at, length));
        return whole.ToArray();
    }

    private void Read(byte marker, ReadOnlySpan<byte> body, int at)
    {
        if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC) && body.Length >= 6)
            ReadFrame(marker, body);
        else if (marker == 0xE0 && body.StartsWith("JFIF\0"u8))
            jfif = true;
        else if (marker == 0xEE && body.StartsWith("Adobe"u8))
            adobe = true;
        else if (marker == 0xE2 && body.StartsWith("ICC_PROFILE\0"u8) && body.Length > 14)
            iccParts.TryAdd(body[12], (at + 14, body.Length - 14));
    }

    private void ReadFrame(byte marker, ReadOnlySpan<byte> body)
    {
        // a second frame header means a hierarchical file: no decoder of PDF readers takes it
        frame = frame == 0 ? marker : (byte)0xFF;
        precision = body[0];
        Height = BinaryPrimitives.ReadUInt16BigEndian(body[1..]);
        Width = BinaryPrimitives.ReadUInt16BigEndian(body[3..]);
        Components = body[5];
        lettersRgb = body.Length >= 15 && body[6] == 'R' && body[9] == 'G' && body[12] == 'B';
    }
}
