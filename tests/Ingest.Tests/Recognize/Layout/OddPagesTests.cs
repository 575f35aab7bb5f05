using Ingest.Native;
using Ingest.Recognize.Ink;
using Ingest.Recognize.Layout;
using Ingest.Tests.Support;

namespace Ingest.Tests.Recognize.Layout;

/// <summary>Every input is hostile: whatever a page shows, the finder ends, and its lines lie on the page.</summary>
[Collection(LeakCheck.Collection)]
public sealed class OddPagesTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 900)]
    [InlineData(900, 1)]
    [InlineData(63, 65)]
    [InlineData(700, 900)]
    public void Lines_of_any_scribble_lie_on_the_page(int width, int height)
    {
        for (var seed = 1; seed <= 12; seed++)
        {
            var dice = new Random(seed);
            using var page = new DrawnPage(width, height);
            for (var i = 0; i < dice.Next(400); i++)
            {
                var (left, top) = (dice.Next(width), dice.Next(height));
                var size = dice.Next(4) == 0 ? 300 : 24;
                page.Fill(left, top, Math.Min(width - left, 1 + dice.Next(size)), Math.Min(height - top, 1 + dice.Next(size)));
            }
            var found = LineFinder.Find(PageInk.Of(page.Pixels), 300, dice.Next(-3, 4));
            Assert.All(found.Lines, l => Assert.True(
                l.Region.Box is { Left: >= 0, Top: >= 0 } box && box.Right <= width && box.Bottom <= height && box.Width > 0 && box.Height > 0, $"{l.Region.Box}"));
        }
    }

    [Fact]
    public void The_same_page_gives_the_same_lines()
    {
        using var page = new DrawnPage().Lines(300, 400, 20, 8).Lines(1500, 410, 20, 4).Fill(900, 2000, 300, 200);
        var (first, second) = (LineFinder.Find(PageInk.Of(page.Pixels), 300, 0), LineFinder.Find(PageInk.Of(page.Pixels), 300, 0));
        Assert.Equal(first.Lines.Select(l => l.Region), second.Lines.Select(l => l.Region));
    }

    [Fact]
    public void A_page_of_dirt_as_large_as_letters_is_given_up_before_it_takes_long()
    {
        using var page = Pix.Create(4000, 4000, 1);
        for (var y = 0; y < 3990; y += 16)
        {
            for (var row = y; row < y + 8; row++)
                page.Words.Slice(row * page.WordsPerLine, page.WordsPerLine).Fill(0xff00ff00);
        }
        Assert.False(SimplePage.Is(LineFinder.Find(PageInk.Of(page), 300, 0)));
    }
}
