using System.Buffers.Binary;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Tokens;

namespace Ingest.Scan;

/// <summary>Finds symbol coding in JBIG2 (ITU-T T.88): it may swap characters, TR-03138 A.SC.12 forbids it for replacing scans.</summary>
internal static class Jbig2Segments
{
    private const int MaxSegments = 10_000;

    public static bool HaveSymbols(PdfObjects objects, IPdfImage image) =>
        objects.OnlyFilter(image.ImageDictionary) == "JBIG2Decode"
        && (HaveSymbols(image.RawMemory.Span)
            || (objects.FilterParameters(image.ImageDictionary) is { } parameters
                && objects.Get(parameters, "JBIG2Globals") is StreamToken globals
                && HaveSymbols(globals.Data.Span)));

    /// <summary>Segment headers follow T.88 7.2; PDF uses the embedded organisation without a file header.</summary>
    public static bool HaveSymbols(ReadOnlySpan<byte> stream)
    {
        for (var i = 0; i < MaxSegments && stream.Length >= 11; i++)
        {
            var number = BinaryPrimitives.ReadUInt32BigEndian(stream);
            var flags = stream[4];
            if (IsSymbolCoded(flags & 0x3F))
                return true;
            var at = 5L;
            long referred = stream[5] >> 5;
            if (referred == 7)
            {
                referred = BinaryPrimitives.ReadUInt32BigEndian(stream[5..]) & 0x1FFFFFFF;
                at += 4 + ((referred + 8) / 8);
            }
            else
            {
                at++;
            }
            at += referred * (number <= 256 ? 1 : number <= 65536 ? 2 : 4);
            at += (flags & 0x40) != 0 ? 4 : 1;
            if (at + 4 > stream.Length)
                return false;
            var next = at + 4 + BinaryPrimitives.ReadUInt32BigEndian(stream[(int)at..]);
            if (next > stream.Length)
                return false;
            stream = stream[(int)next..];
        }
        return false;
    }

    /// <summary>Symbol dictionary and the three text regions.</summary>
    private static bool IsSymbolCoded(int type) => type is 0 or 4 or 6 or 7;
}
