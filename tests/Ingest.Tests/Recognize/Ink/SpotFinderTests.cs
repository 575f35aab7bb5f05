using Ingest.Native;
using Ingest.Recognize.Ink;
using Ingest.Recognize.Layout;
using Ingest.Tests.Support;

namespace Ingest.Tests.Recognize.Ink;

[Collection(LeakCheck.Collection)]
public sealed class SpotFinderTests
{
    [Theory]
    [InlineData(1, 0.1)]
    [InlineData(2, 0.3)]
    [InlineData(3, 0.45)]
    [InlineData(4, 0.8)]
    public void Spots_are_what_a_flood_fill_finds(int seed, double density)
    {
        const int Width = 150, Height = 97;
        var dice = new Random(seed);
        using var page = Pix.Create(Width, Height, 1);
        for (var i = 0; i < Width * Height; i++)
        {
            if (dice.NextDouble() < density)
                page.Words[i / Width * page.WordsPerLine + i % Width / 32] |= 0x80000000u >> i % Width % 32;
        }
        var ink = InkMap.Of(page);
        var found = new List<Spot>();
        Assert.True(new SpotFinder(ink).TryFind(found));
        Assert.Equal(Flooded(InkMapTests.Bits(ink), Width).Order(Comparer<Spot>.Create(Compare)), found.Order(Comparer<Spot>.Create(Compare)));
    }

    [Fact]
    public void A_page_of_noise_is_given_up()
    {
        using var page = Pix.Create(1700, 1700, 1);
        for (var y = 0; y < 1700; y += 2)
            page.Words.Slice(y * page.WordsPerLine, page.WordsPerLine).Fill(0xaaaaaaaa);
        Assert.False(new SpotFinder(InkMap.Of(page)).TryFind([]));
        Assert.True(LineFinder.Find(PageInk.Of(page), 300, 0).Doubts.Noise);
    }

    private static int Compare(Spot a, Spot b) => (a.Top, a.Left, a.Right, a.Bottom, a.Area).CompareTo((b.Top, b.Left, b.Right, b.Bottom, b.Area));

    private static List<Spot> Flooded(bool[] open, int width)
    {
        var height = open.Length / width;
        var spots = new List<Spot>();
        for (var i = 0; i < open.Length; i++)
        {
            if (!open[i])
                continue;
            var spot = new Spot(width, height, 0, 0, 0);
            var stack = new Stack<int>([i]);
            open[i] = false;
            while (stack.TryPop(out var at))
            {
                var (x, y) = (at % width, at / width);
                spot = new(Math.Min(spot.Left, x), Math.Min(spot.Top, y), Math.Max(spot.Right, x + 1), Math.Max(spot.Bottom, y + 1), spot.Area + 1);
                for (var ny = Math.Max(0, y - 1); ny <= Math.Min(height - 1, y + 1); ny++)
                {
                    for (var nx = Math.Max(0, x - 1); nx <= Math.Min(width - 1, x + 1); nx++)
                    {
                        if (!open[ny * width + nx])
                            continue;
                        open[ny * width + nx] = false;
                        stack.Push(ny * width + nx);
                    }
                }
            }
            spots.Add(spot);
        }
        return spots;
    }
}
