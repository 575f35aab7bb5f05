using Ingest.Classify.Fields;

namespace Ingest.Tests.Classify;

public class AktenzeichenFinderTests
{
    [Theory]
    [InlineData("Az.: 0248-4/2014", "0248-4/2014")]
    [InlineData("Aktenzeichen 0248 – 4/2014", "0248 - 4/2014")]
    [InlineData("Az.: 0248–4/2014", "0248-4/2014")]
    [InlineData("Az.: O248-4/2O14", "0248-4/2014")]
    [InlineData("Az.: 0248-4/2014, Bearbeiter: Muster", "0248-4/2014")]
    [InlineData("Az.: 0248-4/2014 Erfurt, den 3. März 2014", "0248-4/2014")]
    [InlineData("Gesch.-Z.: II 120 – 0211-20000-2014/010-003", "II 120 - 0211-20000-2014/010-003")]
    [InlineData("Geschäftszeichen: 2 K 1112/05 We", "2 K 1112/05 We")]
    [InlineData("Tgb.-Nr. 123/68", "123/68")]
    [InlineData("Az. III B 3 - 0815/99", "III B 3 - 0815/99")]
    [InlineData("Mein Zeichen: 31-1234/2020-5", "31-1234/2020-5")]
    [InlineData("A z . : 7654/8", "")]
    [InlineData("A k t e n z e i c h e n : 7654/8", "7654/8")]
    [InlineData("Our ref: LX-4711/8", "LX-4711/8")]
    public void A_labelled_reference_is_taken_and_normalised(string text, string value)
    {
        var found = AktenzeichenFinder.Find(Letters.Read(text)).Where(f => f.Source == FieldSources.Label);
        Assert.Equal(value, found.FirstOrDefault()?.Value ?? "");
    }

    [Theory]
    [InlineData("Tel.: 0361 57-3311235")]
    [InlineData("Telefon 03643/587123")]
    [InlineData("Fax (0361) 3456-789")]
    [InlineData("03.02.1995")]
    [InlineData("2014-08-01")]
    [InlineData("DE12 5001 0517 0648 4898 90")]
    [InlineData("99096 Erfurt")]
    [InlineData("Haushaltsjahr 2019/2020")]
    [InlineData("Richtlinie 2014/24/EU")]
    [InlineData("§ 1234-1 BGB")]
    [InlineData("555-1234")]
    [InlineData("Hightown, NJ 08520-1234")]
    [InlineData("1.234,56 €")]
    [InlineData("Az.: 03.02.1995")]
    [InlineData("Ihr Zeichen Ihre Nachricht vom Unser Zeichen")]
    public void Numbers_that_only_look_like_a_reference_are_none(string text) => Assert.Empty(AktenzeichenFinder.Find(Letters.Read(text)));

    [Fact]
    public void A_labelled_reference_beats_a_bare_shape()
    {
        var found = AktenzeichenFinder.Find(Letters.Read("211321/37\n\nAz.: 7654/8"));
        Assert.Equal(["7654/8", "211321/37"], found.Select(f => f.Value));
        Assert.False(AktenzeichenFinder.Contradict(found));
    }

    [Fact]
    public void Two_labelled_references_contradict_each_other_but_the_same_one_twice_does_not()
    {
        Assert.True(AktenzeichenFinder.Contradict(AktenzeichenFinder.Find(Letters.Read("Az.: 7654/8\nAktenzeichen: 7654/9"))));
        Assert.False(AktenzeichenFinder.Contradict(AktenzeichenFinder.Find(Letters.Read("Az.: 0248-4/2014\nAktenzeichen: 0248 - 4/2014"))));
    }

    [Fact]
    public void The_value_of_a_reference_line_stands_below_its_label()
    {
        const string Line = "Ihr Zeichen            Unser Zeichen             Datum\n7777/7                 31-1234/2020-5            03.02.2020\n";
        Assert.Equal("31-1234/2020-5", AktenzeichenFinder.Find(Letters.Read(Line))[0].Value);
    }

    [Fact]
    public void On_a_letter_with_our_receipt_stamp_Ihr_Zeichen_is_our_own()
    {
        const string Letter = "Eingegangen 4. Feb. 2020\n\nIhr Zeichen: 7777/7\nUnser Zeichen: 31-1234/2020-5\n";
        Assert.Equal("7777/7", AktenzeichenFinder.Find(Letters.Read(Letter))[0].Value);
    }

    [Fact]
    public void Bare_shapes_are_looked_for_in_the_head_only() =>
        Assert.Empty(AktenzeichenFinder.Find(Letters.Read(string.Concat(Enumerable.Repeat("\n", 40)) + "Die Menge 211321/37 im Text")));

    [Fact]
    public void The_box_is_that_of_the_reference_alone()
    {
        var candidate = AktenzeichenFinder.Find(Letters.Read("Az.: 7654/8 Bearbeiterin"))[0];
        Assert.Equal(new(5 * 20, 0, 11 * 20, 40), candidate.ToField("aktenzeichen").Box);
    }
}
