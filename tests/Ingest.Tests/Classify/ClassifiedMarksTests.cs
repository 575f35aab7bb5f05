using Ingest.Classify;

namespace Ingest.Tests.Classify;

public class ClassifiedMarksTests
{
    [Theory]
    [InlineData("VS-NfD")]
    [InlineData("VS – NUR FÜR DEN DIENSTGEBRAUCH")]
    [InlineData("VS-NUR FUR DEN DIENSTGEBRAUGH")]
    [InlineData("V S - N U R  F Ü R  D E N  D I E N S T G E B R A U C H")]
    [InlineData("Nur für den Dienstgebrauch!")]
    [InlineData("VS-VERTRAULICH")]
    [InlineData("VS-Vertraulich - amtlich geheimgehalten")]
    [InlineData("GEHEIM")]
    [InlineData("G E H E I M")]
    [InlineData("Geheim")]
    [InlineData("STRENG GEHEIM")]
    [InlineData("STRENG GEHEIM 2. Ausfertigung")]
    [InlineData("VVS")]
    [InlineData("VVS-Nr.: D 123/68")]
    [InlineData("GVS B 2/1-123/68")]
    [InlineData("Vertrauliche Verschlußsache")]
    [InlineData("Vertrauliche Verschlusssache Nr. 12/68")]
    [InlineData("Vertrauliche Dienstsache")]
    [InlineData("VD-Nr. 12/68")]
    public void A_stamp_on_its_own_line_is_a_mark(string text) => Assert.True(ClassifiedMarks.IsMark(Letters.Line(text)));

    [Theory]
    [InlineData("der Bericht ist geheim")]
    [InlineData("geheim.")]
    [InlineData("geheim")]
    [InlineData("Vertraulich")]
    [InlineData("Die VVS wurde 1968 vernichtet und durch eine neue ersetzt, wie berichtet")]
    [InlineData("Geheimnisse")]
    [InlineData("Dienstsache")]
    [InlineData("Das Schreiben ist als VS-NfD eingestuft.")]
    [InlineData("Geheimrat")]
    [InlineData("VS")]
    public void Text_that_speaks_of_secrecy_is_no_mark(string text) => Assert.False(ClassifiedMarks.IsMark(Letters.Line(text)));

    [Fact]
    public void The_single_word_is_a_mark_only_at_the_edge_of_the_page()
    {
        Assert.False(ClassifiedMarks.IsMark(Letters.Line("GEHEIM", row: 30)));
        Assert.True(ClassifiedMarks.IsMark(Letters.Line("GEHEIM", row: 58)));
    }

    [Fact]
    public void A_stamp_beside_the_letterhead_is_seen() =>
        Assert.Contains(Letters.Read("Rat des Bezirkes Erfurt            VVS-Nr. 12/68").Lines, ClassifiedMarks.IsMark);
}
