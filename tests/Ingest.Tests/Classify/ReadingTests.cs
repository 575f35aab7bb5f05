using Ingest.Classify.Reading;
using Ingest.Classify.Rules;
using Ingest.Model;

namespace Ingest.Tests.Classify;

public class ReadingTests
{
    [Theory]
    [InlineData("Beſchluß", "beschluss")]
    [InlineData("Übergröße – ﬁx", "uebergroesse - fix")]
    [InlineData("A\u0308nderung", "aenderung")]
    [InlineData("Zuwen\u00ADdung  neu", "zuwendung neu")]
    public void Spellings_of_print_and_recognition_are_folded_to_one(string text, string folded) => Assert.Equal(folded, Folding.Fold(text));

    [Theory]
    [InlineData("B e s c h e i d", "Bescheid")]
    [InlineData("N e u e r   B e s c h e i d", "Neuer Bescheid")]
    [InlineData("B e t r e f f :", "Betreff:")]
    [InlineData("A B C", "A B C")]
    public void Spaced_letters_are_joined_to_words(string text, string joined) => Assert.Equal(joined, Letters.Line(text).Text);

    [Fact]
    public void A_word_broken_at_the_line_end_is_joined_but_a_list_keeps_its_hyphen()
    {
        var text = Letters.Read("Rechtsbehelfs-\nbelehrung Bau-\nund Ordnungsamt")[Zone.Any].Text;
        Assert.Contains("rechtsbehelfsbelehrung", text, StringComparison.Ordinal);
        Assert.Contains("bau-\nund", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Widerspruchsbescheid", "Widerspruchsbescheid", true)]
    [InlineData("Widersprnchsbescheid", "Widerspruchsbescheid", true)]
    [InlineData("Wlderspruchsbeschcid", "Widerspruchsbescheid", false)]
    [InlineData("Sitzungsprotokolle", "Sitzungsprotokoll", true)]
    [InlineData("Gesprächsverrnerk", "Gesprächsvermerk", true)]
    [InlineData("Anirag", "Antrag", false)]
    [InlineData("Gebührenbescheid für 1995", "*bescheid", true)]
    [InlineData("3. \"Bescheid\"", "Bescheid", true)]
    [InlineData("Ihr Bescheid", "Bescheid", false)]
    public void A_long_word_of_a_heading_may_have_one_wrong_letter(string heading, string cue, bool found) =>
        Assert.Equal(found, new HeadingCue(cue).Find(Letters.Read(heading)[Zone.Heading]) is not null);

    [Fact]
    public void The_end_of_a_sentence_at_the_margin_is_no_heading()
    {
        const string Text = "Sie erhalten in den nächsten Tagen von der zuständigen Stelle einen\nBescheid über die Höhe.";
        Assert.DoesNotContain(Letters.Read(Text)[Zone.Heading].Lines, l => l.Text.StartsWith("Bescheid", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_a_long_document_only_the_first_two_pages_and_the_last_are_kept()
    {
        var text = Letters.Read(string.Join('\f', Enumerable.Range(1, 500).Select(i => $"Seite {i}")));
        Assert.Equal(["Seite 1", "Seite 2", "Seite 500"], text.Lines.Select(l => l.Text));
    }

    [Fact]
    public void The_box_of_a_line_is_told_in_the_delivered_image()
    {
        var page = Support.SyntheticPages.Page("s", 1) with { Turn = Turn.Half };
        var line = PageLines.Of(page, PlainPages.Of("Bescheid").First())[0];
        var (width, height) = PlainPages.Size;
        Assert.Equal(new(width - 160, height - 40, width, height), line.DeliveredBox);
    }

    [Theory]
    [InlineData("abc", "abd", 1, true)]
    [InlineData("abc", "bc", 1, true)]
    [InlineData("abc", "cba", 1, false)]
    [InlineData("", "ab", 1, false)]
    public void Distance_counts_wrong_missing_and_added_letters(string a, string b, int limit, bool within) =>
        Assert.Equal(within, Distance.IsWithin(a, b, limit));
}
