using System.Buffers.Binary;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Tokens;

namespace Ingest.Scan;

/// <summary>
/// What the segment headers of a JBIG2 stream say (ITU-T T.88 7.2; PDF uses the embedded organisation without a file header), without decoding.
/// Symbol coding may swap characters: TR-03138 A.SC.12 forbids it for replacing scans.
/// </summary>
/// <param name="Symbols">A symbol dictionary or a text region.</param>
/// <param name="Regions">Something is painted.</param>
/// <param name="Broken">A segment runs beyond the end of the stream.</param>
/// <param name="Width">Of the page information segment; 0 without one.</param>
/// <param name="Height">The same; 0 also when it is left open.</param>
internal readonly record struct Jbig2Segments(bool Symbols, bool Regions, bool Broken, long Width, long Height)
{
    private const int MaxSegments = 10_000;
    private const int ShortestHeader = 11;
    private const int PageInformation = 48;
    private const uint Unknown = uint.MaxValue;

    public static bool HaveSymbols(PdfObjects objects, IPdfImage image) =>
        objects.OnlyFilter(image.ImageDictionary) == "JBIG2Decode"
        && (Of(image.RawMemory.Span).Symbols
            || (objects.FilterParameters(image.ImageDictionary) is { } parameters
                && objects.Get(parameters, "JBIG2Globals") is StreamToken globals
                && Of(globals.Data.Span).Symbols));

    /// <summary>Truncated, or of another size than its image: the only damage that shows, because renderers report none.</summary>
    public bool Contradicts(int width, int height) =>
        Broken || !Regions || Width != width || (Height != 0 && Height != height);

    public static Jbig2Segments Of(ReadOnlySpan<byte> stream)
    {
        var facts = default(Jbig2Segments);
        for (var i = 0; i < MaxSegments && stream.Length >= ShortestHeader; i++)
        {
            if (Next(stream) is not var (type, data, length))
                return facts with { Broken = true };
            facts = facts with { Symbols = facts.Symbols || type is 0 or 4 or 6 or 7, Regions = facts.Regions || type is >= 4 and <= 43 and not 16 };
            if (type == PageInformation && data + 8 <= stream.Length)
                facts = facts with { Width = BinaryPrimitives.ReadUInt32BigEndian(stream[data..]), Height = Known(BinaryPrimitives.ReadUInt32BigEndian(stream[(data + 4)..])) };
            // Only the last region may leave its length open; its end is found by decoding.
            if (length == Unknown)
                return facts;
            if (data + (long)length > stream.Length)
                return facts with { Broken = true };
            stream = stream[(data + (int)length)..];
        }
        return facts;
    }

    /// <summary>Null when the header is longer than the stream.</summary>
    private static (int Type, int Data, uint Length)? Next(ReadOnlySpan<byte> stream)
    {
        var number = BinaryPrimitives.ReadUInt32BigEndian(stream);
        var flags = stream[4];
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
        return at + 4 > stream.Length ? null : (flags & 0x3F, (int)at + 4, BinaryPrimitives.ReadUInt32BigEndian(stream[(int)at..]));
    }

    private static long Known(uint height) => height == Unknown ? 0 : height;
}
