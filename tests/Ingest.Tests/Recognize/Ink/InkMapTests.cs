using Ingest.Native;
using Ingest.Recognize.Ink;
using Ingest.Recognize.Layout;
using Ingest.Tests.Support;

namespace Ingest.Tests.Recognize.Ink;

[Collection(LeakCheck.Collection)]
public sealed class InkMapTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(64)]
    [InlineData(100)]
    [InlineData(129)]
    public void Each_black_pixel_of_a_bilevel_page_is_ink_and_no_other(int width)
    {
        using var page = Pix.Create(width, 3, 1);
        var dice = new Random(width);
        var expected = new bool[width * 3];
        var perLine = page.WordsPerLine;
        for (var i = 0; i < expected.Length; i++)
        {
            expected[i] = dice.Next(2) == 0;
            if (expected[i])
                page.Words[i / width * perLine + i % width / 32] |= 0x80000000u >> i % width % 32;
        }
        Assert.Equal(expected, Bits(InkMap.Of(page)));
    }

    [Theory]
    [InlineData(300, 40)]
    [InlineData(450, 90)]
    public void Ink_of_a_grey_page_is_darker_than_the_paper_around_it(int width, int height)
    {
        // Paper that darkens from 240 to 150: the ink on its light side is lighter than the paper of its dark side.
        using var page = Pix.Create(width, height, 8);
        var expected = new bool[width * height];
        for (var i = 0; i < expected.Length; i++)
        {
            var (x, y) = (i % width, i / width);
            var paper = 240 - 90 * x / width;
            expected[i] = x % 10 < 2 && y % 10 < 5;
            Set(page, x, y, expected[i] ? paper / 2 : paper);
        }
        Assert.Equal(expected, Bits(InkMap.Of(page)));
    }

    [Fact]
    public void An_empty_grey_page_has_no_ink()
    {
        using var page = Pix.Create(150, 80, 8);
        var dice = new Random(1);
        for (var i = 0; i < 150 * 80; i++)
            Set(page, i % 150, i / 150, 225 + dice.Next(12));
        Assert.DoesNotContain(true, Bits(InkMap.Of(page)));
    }

    internal static bool[] Bits(InkMap ink) =>
        [.. Enumerable.Range(0, ink.Height).SelectMany(y => Enumerable.Range(0, ink.Width).Select(x => (ink.Row(y)[x / 64] >> x % 64 & 1) != 0))];

    private static void Set(Pix page, int x, int y, int grey)
    {
        ref var word = ref page.Words[y * page.WordsPerLine + x / 4];
        var shift = 24 - x % 4 * 8;
        word = word & ~(0xffu << shift) | (uint)grey << shift;
    }
}
