using System.Buffers.Binary;

namespace Ingest.Render.Images;

/// <summary>The boxes of a JP2 file that ISO 19005-2, 6.2.8.3 speaks of. Raw codestreams and files with palette or opacity are not taken over.</summary>
internal sealed class Jpeg2000Header
{
    private const int EnumSrgb = 16;
    private const int EnumGrey = 17;

    private bool plain = true;
    private int colourBoxes;
    private int enumeratedColour;

    private Jpeg2000Header()
    {
    }

    public int Width { get; private set; }
    public int Height { get; private set; }
    public int Components { get; private set; }
    public int BitsPerComponent { get; private set; }

    public bool FitsPdf =>
        plain && colourBoxes == 1 && Width > 0 && Height > 0 && BitsPerComponent is >= 1 and <= 16
        && ((Components == 1 && enumeratedColour == EnumGrey) || (Components == 3 && enumeratedColour == EnumSrgb));

    public static bool TryRead(ReadOnlySpan<byte> jp2, out Jpeg2000Header header)
    {
        header = new Jpeg2000Header();
        return jp2.StartsWith("\0\0\0\x0CjP  "u8) && header.ReadBoxes(jp2, 0);
    }

    private bool ReadBoxes(ReadOnlySpan<byte> boxes, int depth)
    {
        for (var at = 0; at + 8 <= boxes.Length;)
        {
            long length = BinaryPrimitives.ReadUInt32BigEndian(boxes[at..]);
            var type = boxes.Slice(at + 4, 4);
            var head = 8;
            if (length == 1 && at + 16 <= boxes.Length)
            {
                length = BinaryPrimitives.ReadInt64BigEndian(boxes[(at + 8)..]);
                head = 16;
            }
            if (type.SequenceEqual("jp2c"u8))
                return Width > 0;
            if (length < head || length > boxes.Length - at)
                return false;
            var body = boxes.Slice(at + head, (int)length - head);
            if (type.SequenceEqual("jp2h"u8) && depth == 0)
                ReadBoxes(body, depth + 1);
            else
                Read(type, body);
            at += (int)length;
        }
        return Width > 0;
    }

    private void Read(ReadOnlySpan<byte> type, ReadOnlySpan<byte> body)
    {
        if (type.SequenceEqual("ihdr"u8) && body.Length >= 14)
        {
            Height = BinaryPrimitives.ReadInt32BigEndian(body);
            Width = BinaryPrimitives.ReadInt32BigEndian(body[4..]);
            Components = BinaryPrimitives.ReadUInt16BigEndian(body[8..]);
            // 255 says that channels differ, bit 7 that they are signed: neither is taken
            BitsPerComponent = body[10] + 1;
        }
        else if (type.SequenceEqual("colr"u8) && body.Length >= 3)
        {
            colourBoxes++;
            enumeratedColour = body[0] == 1 && body.Length >= 7 ? BinaryPrimitives.ReadInt32BigEndian(body[3..]) : 0;
        }
        else if (type.SequenceEqual("pclr"u8) || type.SequenceEqual("cdef"u8) || type.SequenceEqual("cmap"u8))
        {
            plain = false;
        }
    }
}
