using Ingest.Classify.Fields;

namespace Ingest.Tests.Classify;

public class DateFinderTests
{
    [Theory]
    [InlineData("Erfurt, den 14. Februar 1995", "1995-02-14")]
    [InlineData("Erfurt, 02.03.95", "1995-03-02")]
    [InlineData("Weimar, den 1. März 2024", "2024-03-01")]
    [InlineData("Weimar, den 1. Marz 2024", "2024-03-01")]
    [InlineData("Datum: 12. 3. 1968", "1968-03-12")]
    [InlineData("Datum: 01.02.05", "2005-02-01")]
    [InlineData("March 3, 1991", "1991-03-03")]
    [InlineData("Date: 3 March 1991", "1991-03-03")]
    [InlineData("2014-08-01", "2014-08-01")]
    [InlineData("Gera, am 7.10.1949", "1949-10-07")]
    [InlineData("vom 9. Dezember 2014", "2014-12-09")]
    [InlineData("32.01.2020", "")]
    [InlineData("Erfurt, den 30. Februar 1995", "")]
    [InlineData("geboren am 03.02.1960", "")]
    [InlineData("Ihr Schreiben vom 03.02.1995", "")]
    [InlineData("Stand: 01.01.2020", "")]
    [InlineData("Eingegangen 04.02.1995", "")]
    [InlineData("Bitte antworten Sie bis zum 31. März 2024.", "")]
    public void The_date_of_the_letter_is_found_and_others_are_not(string text, string date) =>
        Assert.Equal(date, DateFinder.Find(Letters.Read(text)) is [var first, ..] ? first.Value : "");

    [Fact]
    public void The_place_and_date_beat_all_other_dates_of_the_head()
    {
        const string Letter = "Ihr Schreiben vom 03.02.1995\n\n01.01.1990\n\nErfurt, den 14. Februar 1995\n\nam 5.5.1995 kommen wir";
        Assert.Equal("1995-02-14", DateFinder.Find(Letters.Read(Letter))[0].Value);
    }

    [Fact]
    public void A_date_below_another_label_in_the_reference_line_is_not_taken()
    {
        const string Line = "Ihre Nachricht vom       Unser Zeichen      Datum\n01.01.2020               4711/2             03.02.2020\n";
        Assert.Equal("2020-02-03", DateFinder.Find(Letters.Read(Line))[0].Value);
        Assert.Single(DateFinder.Find(Letters.Read(Line)));
    }

    [Fact]
    public void A_date_in_running_text_is_no_date_of_the_letter() =>
        Assert.Empty(DateFinder.Find(Letters.Read(string.Concat(Enumerable.Repeat("\n", 40)) + "Die Sache wurde 03.02.2020 erledigt")));

    [Fact]
    public void A_signature_block_gives_the_date_when_the_head_has_none() =>
        Assert.Equal("2020-02-03", DateFinder.Find(Letters.Read("Vermerk\n\nText" + string.Concat(Enumerable.Repeat("\n", 40)) + "Jena, den 3. Februar 2020"))[0].Value);

    [Fact]
    public void A_guessed_century_lowers_the_confidence() =>
        Assert.True(DateFinder.Find(Letters.Read("Erfurt, 02.03.95"))[0].Confidence < DateFinder.Find(Letters.Read("Erfurt, 02.03.1995"))[0].Confidence);
}
