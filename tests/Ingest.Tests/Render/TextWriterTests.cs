using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Ingest.Model;
using Ingest.Render;
using Ingest.Render.Text;
using Ingest.Tests.Support;

namespace Ingest.Tests.Render;

public sealed class TextWriterTests
{
    private static readonly XNamespace Alto = "http://www.loc.gov/standards/alto/ns-v4#";

    [Fact]
    public void Alto_of_a_small_page_is_as_agreed() =>
        Golden.Verify("render/small.alto.xml", Written(Turn.None, Samples.Lines(600, 400, 2, 3)));

    [Theory]
    [InlineData(Turn.None)]
    [InlineData(Turn.Right)]
    [InlineData(Turn.Half)]
    [InlineData(Turn.Left)]
    public void Alto_boxes_are_those_of_the_delivered_image(Turn turn)
    {
        var text = Samples.Lines(turn.SwapsSides() ? 400 : 600, turn.SwapsSides() ? 600 : 400, 2, 3);
        var page = XDocument.Parse(Written(turn, text)).Descendants(Alto + "Page").Single();
        Assert.Equal(("600", "400"), (page.Attribute("WIDTH")!.Value, page.Attribute("HEIGHT")!.Value));
        Assert.Equal(turn == Turn.None ? null : ((int)turn).ToString(CultureInfo.InvariantCulture), page.Attribute("ROTATION")?.Value);
        var strings = page.Descendants(Alto + "String").ToList();
        Assert.Equal(text.Words.Select(w => turn.ToDelivered(w.Box, 600, 400)), strings.Select(BoxOf));
        Assert.All(strings, s => Assert.Matches(@"^[01]\.\d{3}$", s.Attribute("WC")!.Value));
        Assert.Equal(strings.Count, page.Descendants(Alto + "TextLine").Sum(l => l.Elements(Alto + "SP").Count() + 1));
    }

    [Fact]
    public void Alto_joins_words_divided_at_line_ends()
    {
        string[] words = ["der", "Verwal-", "tungs", "Akt"];
        var strings = XDocument.Parse(Written(Turn.None, Samples.Lines(600, 400, 2, 2, word: n => words[n]))).Descendants(Alto + "String").ToList();
        Assert.Equal(["der", "Verwal", "tungs", "Akt"], strings.Select(s => s.Attribute("CONTENT")!.Value));
        Assert.Equal([null, "HypPart1", "HypPart2", null], strings.Select(s => s.Attribute("SUBS_TYPE")?.Value));
        Assert.Equal([null, "Verwaltungs", "Verwaltungs", null], strings.Select(s => s.Attribute("SUBS_CONTENT")?.Value));
        Assert.Equal("-", Assert.Single(XDocument.Parse(Written(Turn.None, Samples.Lines(600, 400, 2, 2, word: n => words[n]))).Descendants(Alto + "HYP")).Attribute("CONTENT")!.Value);
    }

    [Theory]
    [InlineData("Verwal-", "tung", "Verwaltung")]
    [InlineData("Müller-", "Meier", "Müller-Meier")]
    [InlineData("Ein-", "und", "")]
    [InlineData("1914-", "und", "")]
    [InlineData("-", "und", "")]
    [InlineData("Wort", "weiter", "")]
    [InlineData("Ver\u00AD", "waltung", "Verwaltung")]
    [InlineData("Az-", "12", "")]
    public void Divided_words_are_joined_as_german_is_written(string end, string start, string whole) =>
        Assert.Equal(whole, Hyphenation.Join(end, start));

    [Fact]
    public void Text_has_form_feeds_between_pages_and_composed_letters()
    {
        using var memory = new MemoryStream();
        var writer = new PlainTextWriter(memory);
        writer.Add(Samples.Lines(600, 400, 1, 2, word: n => n == 0 ? "u\u0308ber" : "e\u0301\u0001t"));
        writer.Add(PageText.Empty);
        writer.Add(Samples.Lines(600, 400, 2, 1));
        Assert.Equal("über é t\n\f\fWort0\nWort1\n", Encoding.UTF8.GetString(memory.ToArray()));
    }

    [Theory]
    [InlineData("A\u030A", "Å")]
    [InlineData("ο\u0301", "ό")]
    [InlineData("U\u0308\u0304", "Ǖ")]
    [InlineData("x\u0301", "x\u0301")]
    [InlineData("\u0301", "\u0301")]
    public void Letters_and_accents_are_composed(string apart, string together) => Assert.Equal(together, Composition.Of(apart));

    [Fact]
    public void Hocr_says_where_words_are_and_how_sure()
    {
        using var memory = new MemoryStream();
        var writer = new HocrWriter(memory, "a<b>.tif");
        writer.Add(new PageFrame(new("a\"b.tif", 1), 600, 400, 300, 300, Turn.None), Samples.Lines(600, 400, 2, 2, 0.02));
        writer.Finish();
        var html = Encoding.UTF8.GetString(memory.ToArray());
        var words = XDocument.Parse(html).Descendants().Where(e => e.Attribute("class")?.Value == "ocrx_word").ToList();
        Assert.Equal(4, words.Count);
        Assert.Matches(@"^bbox \d+ \d+ \d+ \d+; x_wconf 50$", words[0].Attribute("title")!.Value);
        Assert.Contains("baseline 0.02 ", html);
    }

    [Theory]
    [InlineData("a\0b", "ab")]
    [InlineData("a\u0007b", "a b")]
    [InlineData("𝔉", "𝔉")]
    [InlineData("\uFFFE\uFEFF", "")]
    public void Unwritable_characters_are_cleaned(string text, string clean) => Assert.Equal(clean, CleanText.Of(text));

    [Fact]
    public void Half_a_surrogate_pair_becomes_the_replacement_character() => Assert.Equal("\uFFFDx\uFFFD", CleanText.Of("\uD800x\uDC00"));

    private static Box BoxOf(XElement element)
    {
        int At(string name) => int.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
        return new(At("HPOS"), At("VPOS"), At("HPOS") + At("WIDTH"), At("VPOS") + At("HEIGHT"));
    }

    private static string Written(Turn turn, PageText text)
    {
        using var memory = new MemoryStream();
        var writer = new AltoWriter(memory, "stapel.tif", "", ["stapel.tif#1"], Samples.Clock);
        writer.Add(new PageFrame(new("stapel.tif", 1), 600, 400, 300, 300, turn), text);
        writer.Finish();
        return Encoding.UTF8.GetString(memory.ToArray());
    }
}
