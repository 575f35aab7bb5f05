using Ingest.Model;
using Ingest.Native;
using Ingest.Recognize.Ink;
using Ingest.Recognize.Layout;
using Ingest.Sample;
using Ingest.Tests.Support;

namespace Ingest.Tests.Recognize.Layout;

[Collection(LeakCheck.Collection)]
public sealed class LineFinderTests
{
    private const int Letter = DrawnPage.Letter;

    [Fact]
    public void Lines_come_from_top_to_bottom_with_their_boxes_and_baselines()
    {
        using var page = new DrawnPage().Lines(300, 400, 5, 8);
        var found = Find(page);
        Assert.Equal(Letter, found.Unit);
        Assert.Equal(5, found.Lines.Count);
        for (var i = 0; i < 5; i++)
        {
            var (box, line) = (found.Lines[i].Region.Box, found.Lines[i].Region.Baseline);
            Assert.Equal(400 + i * DrawnPage.Pitch, line.Y0, 1.0);
            Assert.Equal((300, 300 + DrawnPage.WidthOf(8)), (box.Left, box.Right));
            Assert.InRange(box.Top, line.Y0 - 2 * Letter, line.Y0 - 1.4 * Letter);
            Assert.InRange(box.Bottom, line.Y0 + 0.3 * Letter, line.Y0 + 0.6 * Letter);
        }
    }

    [Fact]
    public void Columns_of_text_are_read_one_after_the_other_between_what_stands_above_and_below()
    {
        using var page = new DrawnPage().Lines(300, 300, 2, 12).Lines(300, 600, 10, 5).Lines(1300, 600, 10, 5).Lines(300, 1500, 3, 12);
        var found = Find(page);
        Assert.Equal(1, found.Doubts.Columns);
        Assert.Equal(25, found.Lines.Count);
        Assert.All(found.Lines.Skip(2).Take(10), l => Assert.True(l.Region.Box.Right < 1300));
        Assert.All(found.Lines.Skip(12).Take(10), l => Assert.Equal(1300, l.Region.Box.Left));
        Assert.All(found.Lines.TakeLast(3), l => Assert.True(l.Region.Baseline.Y0 > 1490));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Short_cells_side_by_side_are_read_row_by_row(int words)
    {
        using var page = new DrawnPage().Lines(300, 400, 12, words).Lines(900, 400, 12, words);
        var found = Find(page);
        Assert.Equal(0, found.Doubts.Columns);
        Assert.Equal(found.Lines.Select(l => l.Region.Baseline.Y0).Order(), found.Lines.Select(l => l.Region.Baseline.Y0));
        Assert.Equal(12, found.Lines.Count);
    }

    [Fact]
    public void Dots_and_accents_belong_to_their_line_and_dirt_and_rules_to_none()
    {
        using var page = new DrawnPage().Lines(300, 400, 4, 6);
        page.Fill(304, 400 - 32, 5, 5).Fill(300 + DrawnPage.WidthOf(6) + 8, 396, 5, 6).Fill(1900, 1900, 4, 4).Fill(300, 900, 1500, 4).Fill(200, 1200, 3, 900);
        var found = Find(page);
        Assert.Equal(4, found.Lines.Count);
        Assert.Equal(368, found.Lines[0].Region.Box.Top);
        Assert.Equal(300 + DrawnPage.WidthOf(6) + 13, found.Lines[0].Region.Box.Right);
        Assert.Equal(2, found.Doubts.Rules);
    }

    [Fact]
    public void A_dotted_line_is_no_small_print_but_a_small_letterhead_is()
    {
        using var page = new DrawnPage().Lines(300, 800, 10, 8);
        for (var i = 0; i < 40; i++)
            page.Fill(300 + i * 14, 2000, 9, 9).Fill(300 + i * 14, 300, 4 + i % 4 * 2, 10);
        var found = Find(page);
        Assert.Equal(11, found.Lines.Count);
        Assert.Equal(310, found.Lines[0].Region.Baseline.Y0, 1.0);
    }

    [Fact]
    public void A_mark_that_stands_alone_is_found_also_when_its_underline_touches_it()
    {
        using var page = new DrawnPage().Lines(300, 800, 10, 8);
        page.Fill(300, 280, 16, 20).Fill(324, 280, 16, 20).Fill(348, 280, 16, 30).Fill(296, 308, 76, 4);
        var found = Find(page);
        Assert.Equal(11, found.Lines.Count);
        Assert.Equal((300, 364), (found.Lines[0].Region.Box.Left, found.Lines[0].Region.Box.Right));
        Assert.Equal(1, found.Doubts.Rules);
    }

    [Fact]
    public void A_mark_of_touching_letters_and_a_full_stop_is_found()
    {
        using var page = new DrawnPage().Lines(300, 800, 10, 8);
        page.Fill(300, 274, 16, 26).Fill(319, 288, 12, 12).Fill(334, 274, 60, 26);
        Assert.Equal((300, 394), (Find(page).Lines[0].Region.Box.Left, Find(page).Lines[0].Region.Box.Right));
    }

    [Fact]
    public void Specks_side_by_side_are_no_line()
    {
        using var page = new DrawnPage().Lines(300, 800, 10, 8);
        page.Fill(300, 280, 12, 17).Fill(320, 282, 16, 14).Fill(342, 282, 16, 14);
        Assert.Equal(10, Find(page).Lines.Count);
    }

    [Theory]
    [InlineData(16)] // their feet touch
    [InlineData(8)] // a stroke through them
    public void Letters_that_a_stroke_joins_stay_whole(int stroke)
    {
        using var page = new DrawnPage().Lines(300, 800, 10, 8);
        for (var letter = 0; letter < 4; letter++)
            page.Fill(300 + letter * 24, 280, 10, 20);
        page.Fill(300, 280 + stroke, 82, 4);
        Assert.Equal(0, Find(page).Doubts.Rules);
        Assert.Equal(300, Find(page).Lines[0].Region.Box.Left);
    }

    [Fact]
    public void A_white_page_has_no_lines()
    {
        using var page = new DrawnPage();
        Assert.Empty(Find(page).Lines);
    }

    [Theory]
    [InlineData(true, 300, 0)]
    [InlineData(true, 200, 0.7)]
    [InlineData(false, 300, -0.8)]
    [InlineData(false, 200, 0)]
    public async Task The_lines_of_generated_pages_are_found_in_their_order(bool bilevel, int dpi, double skew)
    {
        var scan = new SampleScan { Bilevel = bilevel, Dpi = dpi, SkewedClockwise = skew };
        foreach (var page in new[]
        {
            (await SamplePages.LetterAsync(3, scan, CancellationToken.None))[0], (await SamplePages.MinutesAsync(4, scan, CancellationToken.None))[0],
            (await SamplePages.TypedLetterAsync(5, scan, CancellationToken.None))[0], (await SamplePages.NoticeAsync(6, scan, CancellationToken.None))[0],
        })
        {
            using var pixels = Grey(page);
            var found = LineFinder.Find(PageInk.Of(pixels), dpi, skew);
            var truth = page.Text.Lines.ToList();
            var missed = truth.Count(t => !found.Lines.Any(f => Covers(f.Region.Box, t.Box)));
            Assert.True(missed <= 1, $"{missed} of {truth.Count} lines are not found ({page.Row.Class}).");
        }
    }

    private static Pix Grey(SamplePage page)
    {
        using var decoded = Pix.Decode(page.Bytes.Span);
        using var plain = decoded.Opaque();
        return plain.Depth == 1 ? plain.TurnClockwise(0) : plain.ToGrey();
    }

    private static bool Covers(Box found, Box line)
    {
        var middle = (line.Top + line.Bottom) / 2;
        var shared = Math.Min(found.Right, line.Right) - Math.Max(found.Left, line.Left);
        return found.Top < middle && found.Bottom > middle && shared > 0.7 * line.Width && found.Height < 3 * line.Height;
    }

    private static PageLines Find(DrawnPage page) => LineFinder.Find(PageInk.Of(page.Pixels), 300, 0);
}
