using BitMiracle.LibTiff.Classic;
using Ingest.Scan;
using Ingest.Tests.Fuzz;
using Ingest.Tests.Scan.Formats;

namespace Ingest.Tests.Scan;

/// <summary>What the fax decoder makes of codes that no fax machine sends.</summary>
public sealed class FaxCheckTests
{
    private const uint Wide = 1914;

    private static bool IsDamaged(byte[] strip, uint width, uint height, Compression compression = Compression.CCITTFAX4)
    {
        var tiff = new RawTiff();
        var data = tiff.Blob(strip);
        tiff.Page((256, [width]), (257, [height]), (258, [1]), (259, [(uint)compression]), (262, [0]), (273, [data]), (277, [1]), (278, [height]), (279, [(uint)strip.Length]));
        return FaxCheck.IsDamaged(tiff.ToArray());
    }

    private static byte[] Whole()
    {
        using var tiff = Tiff.ClientOpen("test", "r", new MemoryStream(TiffFile.Write(1, t => t.SetField(BitMiracle.LibTiff.Classic.TiffTag.COMPRESSION, Compression.CCITTFAX4))), new TiffStream());
        var strip = new byte[tiff.RawStripSize(0)];
        tiff.ReadRawStrip(0, strip, 0, strip.Length);
        return strip;
    }

    [Fact]
    public void A_whole_picture_is_not_damaged() => Assert.False(IsDamaged(Whole(), TiffFile.Width, TiffFile.Height));

    /// <summary>Codes that end no row: horizontal mode with a white and a black run of no length (T.6, table 1; T.4, tables 2 and 3).</summary>
    [Theory]
    [InlineData(Compression.CCITTFAX4, "001" + "00110101" + "0000110111")]
    [InlineData(Compression.CCITTFAX3, "00110101" + "0000110111")]
    [InlineData(Compression.CCITTRLE, "00110101" + "0000110111")]
    public void Runs_without_length_and_without_end_are_damage(Compression compression, string code)
    {
        var bits = string.Concat(Enumerable.Repeat(code, 20_000));

        Assert.True(IsDamaged([.. bits[..(bits.Length / 8 * 8)].Chunk(8).Select(b => Convert.ToByte(new string(b), 2))], Wide, 930, compression));
    }

    [Theory]
    [InlineData(Compression.CCITTFAX4)]
    [InlineData(Compression.CCITTFAX3)]
    [InlineData(Compression.CCITTRLE)]
    public void Whatever_its_bits_a_picture_is_judged(Compression compression)
    {
        var whole = Whole();
        for (var seed = 0; seed < 2000; seed++)
        {
            IsDamaged(new Mutator(seed).Damage(whole, whole), Wide, TiffFile.Height, compression);
            var noise = new byte[400];
            new Random(seed).NextBytes(noise);
            IsDamaged(noise, Wide, 100, compression);
        }
    }
}
