using System.Buffers.Binary;
using BitMiracle.LibTiff.Classic;
using Ingest.Native;
using Ingest.Sample;

namespace Ingest.Throughput.Memory;

/// <param name="Data">A whole JPEG, or one strip of G4 (0 is white, most significant bit first).</param>
internal sealed record LongPage(byte[] Data, int Width, int Height, bool IsJpeg);

/// <summary>
/// The pages of a long file: A4 at 300 dpi, alternately colour JPEG and G4. A few drawn notes, each page with a mark of its own, so that no
/// picture is like another; few words, because the memory of the run is the question and not its recognition.
/// </summary>
internal sealed class LongPages
{
    private const int Notes = 8;
    private const int JpegQuality = 90;
    private const int Dpi = 300;

    private readonly List<byte[]> colour = [];
    private readonly List<byte[]> bilevel = [];

    private LongPages()
    {
    }

    public static async Task<LongPages> DrawAsync(CancellationToken cancel)
    {
        var pages = new LongPages();
        for (var seed = 1; seed <= Notes; seed++)
        {
            var scan = (await SamplePages.BriefAsync(seed, new SampleScan { Bilevel = false, Dpi = Dpi }, cancel))[0];
            using var pix = Pix.Decode(scan.Bytes.Span);
            pages.colour.Add(pix.EncodeJpeg(JpegQuality));
            pages.bilevel.Add((await SamplePages.BriefAsync(seed, new SampleScan { Bilevel = true, Dpi = Dpi }, cancel))[0].Bytes.ToArray());
        }
        return pages;
    }

    /// <param name="number">From 1.</param>
    public LongPage Page(int number) => number % 2 == 1 ? Colour(number) : Bilevel(number);

    /// <summary>The number stands in a comment behind the start mark (ITU-T T.81 B.2.4.5).</summary>
    private LongPage Colour(int number)
    {
        var jpeg = colour[number / 2 % Notes];
        using var pix = Pix.Decode(jpeg);
        Span<byte> comment = [0xFF, 0xFE, 0, 6, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(comment[4..], number);
        return new([.. jpeg.AsSpan(0, 2), .. comment, .. jpeg.AsSpan(2)], pix.Width, pix.Height, true);
    }

    /// <summary>The number stands as black dots in the lower margin.</summary>
    private LongPage Bilevel(int number)
    {
        using var pix = Pix.Decode(bilevel[number / 2 % Notes]);
        pix.Words[((pix.Height - 40) * pix.WordsPerLine) + 4] = (uint)number;
        using var memory = new MemoryStream(pix.EncodeG4());
        using var tiff = Tiff.ClientOpen("page", "r", memory, new TiffStream());
        var strip = new byte[tiff.RawStripSize(0)];
        return tiff.NumberOfStrips() == 1 && tiff.ReadRawStrip(0, strip, 0, strip.Length) == strip.Length
            ? new(strip, pix.Width, pix.Height, false)
            : throw new NativeImageException("The encoded page has no single strip.");
    }
}
