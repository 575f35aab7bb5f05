using Ingest.Model;
using Ingest.Recognize;

namespace Ingest.Tests.Recognize;

public sealed class UnreadMarksTests
{
    [Theory]
    [InlineData("~~ f", 0.1)]
    [InlineData("QOkTs", 0.2)]
    [InlineData(".,;", 0.3)]
    [InlineData("Wg DC", 0.34)]
    public void Hopeless_scraps_are_left_out_with_a_finding(string line, double confidence)
    {
        var reading = UnreadMarks.LeaveOut(Read((line, confidence), ("Der Rat tagt.", 0.9)));
        Assert.Equal("Der Rat tagt.", Assert.Single(reading.Text.Lines).ToString());
        var finding = Assert.Single(reading.Findings);
        Assert.Equal(IssueCodes.MarksUnread, finding.Code);
        Assert.DoesNotContain(line, finding.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("~~ f", 0.4)]
    [InlineData("Rat", 0.01)]
    [InlineData("RAT", 0.01)]
    [InlineData("x; (Haus)", 0.01)]
    [InlineData("1938", 0.01)]
    public void What_may_be_a_word_or_a_figure_stays_however_faint(string line, double confidence) =>
        Assert.Equal(line, Assert.Single(UnreadMarks.LeaveOut(Read((line, confidence))).Text.Lines).ToString());

    [Fact]
    public void A_page_of_marks_has_no_text() => Assert.True(UnreadMarks.LeaveOut(Read(("~~", 0.1), ("|;", 0.1))).Text.IsEmpty);

    private static Reading Read(params (string Text, double Confidence)[] lines) => new(
        new PageText([new TextBlock(default, [.. lines.Select(l => new TextLine(default, default, [.. l.Text.Split(' ').Select(w => new Word(w, default, l.Confidence))]))])]),
        Turn.None, []);
}
