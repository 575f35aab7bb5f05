using Ingest.Tests.Journals;
using Ingest.Model;

namespace Ingest.Tests.Models;

public sealed class PageTextCodecTests
{
    [Fact]
    public void Random_texts_come_back_exactly()
    {
        var random = new Random(20260302);
        for (var round = 0; round < 300; round++)
        {
            var text = RandomText(random);

            var blob = PageTextCodec.Encode(text);

            Assert.Equal(Flat(text), Flat(PageTextCodec.Decode(blob)));
            Assert.Equal(blob, PageTextCodec.Encode(text));
        }
    }

    [Fact]
    public void Extreme_numbers_and_broken_surrogates_survive()
    {
        var text = new PageText(
        [
            new(new(int.MinValue, int.MaxValue, int.MaxValue, int.MinValue), []),
            new(new(-1, 0, 1, 0), [new(new(0, 0, 0, 0), new(double.MaxValue, -0.0, double.NaN, double.Epsilon),
            [
                new("", new(5, 5, 5, 5), 1), new("\uD800", default, 0), new("a\0b\uFFFF", default, 214748.3647), new("ß", default, 1.0 / 3),
            ])]),
        ]);

        Assert.Equal(Flat(text), Flat(PageTextCodec.Decode(PageTextCodec.Encode(text))));
    }

    [Fact]
    public void No_words_are_the_empty_text() => Assert.Same(PageText.Empty, PageTextCodec.Decode(PageTextCodec.Encode(PageText.Empty)));

    [Fact]
    public void A_page_of_words_takes_less_than_ten_bytes_a_word()
    {
        var words = Enumerable.Range(0, 400).Select(i => new Word("Straße" + i % 7, new(40 * (i % 20), 60 * (i / 20), 40 * (i % 20) + 35, 60 * (i / 20) + 30), 0.96));
        var lines = words.Chunk(20).Select(l => new TextLine(l[0].Box.Union(l[^1].Box), new(0, 30, 800, 31), l));
        var text = new PageText([new(new(0, 0, 800, 1200), [.. lines])]);

        Assert.InRange(PageTextCodec.Encode(text).Length, 1, 4000);
    }

    [Fact]
    public void A_damaged_blob_is_a_format_error_or_other_words_but_nothing_else()
    {
        var random = new Random(7);
        var good = PageTextCodec.Encode(FakeDelivery.TextOf("Sehr geehrte Damen und Herren"));
        for (var round = 0; round < 2000; round++)
        {
            var bad = good[..random.Next(good.Length + 1)];
            for (var hit = random.Next(4); hit > 0 && bad.Length > 0; hit--)
                bad[random.Next(bad.Length)] = (byte)random.Next(256);

            if (Record.Exception(() => PageTextCodec.Decode(bad)) is { } error)
                Assert.IsType<FormatException>(error);
        }
    }

    [Fact]
    public void A_cut_blob_is_refused()
    {
        var good = PageTextCodec.Encode(FakeDelivery.TextOf("Sehr geehrte Damen und Herren"));

        Assert.Throws<FormatException>(() => PageTextCodec.Decode(good.AsSpan(0, good.Length - 3)));
        Assert.Throws<FormatException>(() => PageTextCodec.Decode([]));
    }

    private static PageText RandomText(Random random) => new(Many(random, 4, () => new TextBlock(
        RandomBox(random), Many(random, 5, () => new TextLine(
            RandomBox(random),
            new(random.Next(3000), random.NextDouble() * 3000, random.Next(3000), random.Next(30000) / 10.0),
            Many(random, 9, () => new Word(RandomWord(random), RandomBox(random), random.Next(2) == 0 ? random.NextDouble() : random.Next(101) / 100.0)))))));

    private static T[] Many<T>(Random random, int limit, Func<T> make) => [.. Enumerable.Range(0, random.Next(limit)).Select(_ => make())];

    private static Box RandomBox(Random random) => new(random.Next(5000), random.Next(7000), random.Next(5000), random.Next(7000));

    private static string RandomWord(Random random) =>
        new([.. Enumerable.Range(0, random.Next(20)).Select(_ => (char)(random.Next(5) == 0 ? random.Next(0x10000) : random.Next(32, 127)))]);

    private static List<string> Flat(PageText text) =>
    [
        .. text.Blocks.Select(b => $"b {b.Box} {b.Lines.Count}"),
        .. text.Lines.Select(l => $"l {l.Box} {Bits(l.Baseline.X0)} {Bits(l.Baseline.Y0)} {Bits(l.Baseline.X1)} {Bits(l.Baseline.Y1)} {l.Words.Count}"),
        .. text.Words.Select(w => $"w {string.Join(',', w.Text.Select(c => (int)c))} {w.Box} {Bits(w.Confidence)}"),
    ];

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(value);
}
