using Ingest.Model;
using Ingest.Recognize.Ink;
using Ingest.Recognize.Layout;
using Ingest.Recognize;
using Ingest.Tests.Support;

namespace Ingest.Tests.Recognize.Layout;

[Collection(LeakCheck.Collection)]
public sealed class MissedTextTests
{
    [Fact]
    public void A_line_that_a_layout_left_out_is_put_where_it_is_read()
    {
        using var page = new DrawnPage().Lines(300, 400, 6, 6);
        var ink = InkMap.Of(page.Pixels);
        var seen = LineFinder.Find(PageInk.Of(ink), 300, 0);
        var all = seen.Lines.Select(l => l.Region).ToList();
        foreach (var lost in (int[])[0, 3, 5])
        {
            var lines = all.Where((_, i) => i != lost).ToList();
            var mended = MissedText.Added(lines, seen, ink, out var added);
            Assert.Equal(1, added);
            Assert.Equal(all.Select(l => l.Baseline), mended.Select(l => l.Baseline));
            Assert.Contains(mended[lost].Block, lines.Select(l => l.Block));
        }
    }

    [Fact]
    public void The_end_of_a_line_that_a_layout_cut_off_is_put_behind_it()
    {
        using var page = new DrawnPage().Lines(300, 400, 3, 6);
        var ink = InkMap.Of(page.Pixels);
        var seen = LineFinder.Find(PageInk.Of(ink), 300, 0);
        var lines = seen.Lines.Select(l => l.Region).ToList();
        lines[2] = lines[2] with { Box = lines[2].Box with { Right = 300 + DrawnPage.WidthOf(4) + 4 } };
        var mended = MissedText.Added(lines, seen, ink, out _);
        Assert.Equal(4, mended.Count);
        Assert.Equal(300 + DrawnPage.WidthOf(6), mended[3].Box.Right);
        Assert.True(mended[3].Box.Left > lines[2].Box.Right);
    }

    [Fact]
    public void Nothing_is_added_to_a_layout_that_has_all_lines()
    {
        using var page = new DrawnPage().Lines(300, 400, 6, 6);
        var ink = InkMap.Of(page.Pixels);
        var seen = LineFinder.Find(PageInk.Of(ink), 300, 0);
        var lines = seen.Lines.Select(l => l.Region).ToList();
        Assert.Equal(lines, MissedText.Added(lines, seen, ink, out var added));
        Assert.Equal(0, added);
    }

    [Fact]
    public void Text_that_was_seen_and_not_read_becomes_a_finding_without_its_words()
    {
        using var page = new DrawnPage().Lines(300, 400, 3, 6);
        var (text, findings) = Read(page, new BlindTo(1));
        var finding = Assert.Single(findings);
        Assert.Equal(IssueCodes.TextUncovered, finding.Code);
        Assert.Contains("36 letters", finding.Detail, StringComparison.Ordinal);
        Assert.Equal(2, text.Lines.Count());
        Assert.Equal("ink", text.Layout);
        Assert.Empty(Read(page, new BlindTo(-1)).Findings);
    }

    private static (PageText Text, List<Finding> Findings) Read(DrawnPage page, ILineRecognizer lines)
    {
        var findings = new List<Finding>();
        var picture = new PagePicture(page.Pixels, new UprightResolution(300, 300)) { Noticed = findings.Add };
        return (new LayoutRecognizer(new InkEye(), lines).Recognize(picture, TimeSpan.FromMinutes(1), default), findings);
    }

    private sealed class InkEye : IPageLayout
    {
        public IReadOnlyList<LineRegion> FindLines(PagePicture page) => ((IPageLayout)this).Find(page).Lines;

        FoundLayout IPageLayout.Find(PagePicture page)
        {
            var seen = LineFinder.Find(PageInk.Of(page.Pixels), 300, 0);
            return new([.. seen.Lines.Select(l => l.Region)], "ink") { Seen = seen };
        }
    }

    private sealed class BlindTo(int line) : ILineRecognizer
    {
        public IReadOnlyList<TextLine> Recognize(PagePicture page, IReadOnlyList<LineRegion> lines, TimeSpan limit, CancellationToken cancel) =>
            [.. lines.Select((l, i) => new TextLine(l.Box, l.Baseline, i == line ? [] : [new Word("Wort", l.Box, 0.9)]))];
    }
}
