using Ingest.Exchange.Latin;

namespace Ingest.Tests.Exchange;

public class LatinTextTests
{
    [Theory]
    [InlineData("Grundstückssache Musterstraße 1")]
    [InlineData("Đorđević Łukasiewicz ẞ")]
    [InlineData("„Zitat“ ‚einfach‘ … † ™")]
    [InlineData("Ελλάδα Щука")]
    [InlineData("C̨̆ K͟h R̥̄ ḗ")]
    [InlineData("Zeile\nund Tab\t")]
    [InlineData("")]
    public void Text_of_the_standard_stays_as_it_is(string text)
    {
        Assert.True(LatinText.IsLatin(text));
        Assert.Equal(text, LatinText.Of(text, out var replaced));
        Assert.Empty(replaced);
    }

    [Theory]
    [InlineData("Bescheid – Anlage — Ende", "Bescheid - Anlage - Ende", "U+2013 U+2014")]
    [InlineData("Straſſe ﬁnden", "Strasse finden", "U+017F U+FB01")]
    [InlineData("Bau\u00ADamt", "Bauamt", "U+00AD")]
    [InlineData("gut \U0001F600 so", "gut ? so", "U+1F600")]
    [InlineData("中文 Text", "?? Text", "U+4E2D U+6587")]
    [InlineData("b\u0301 kein Zeichen der Norm", "b kein Zeichen der Norm", "U+0301")]
    [InlineData("\u0007Klingel", " Klingel", "U+0007")]
    [InlineData("• Punkt", "· Punkt", "U+2022")]
    public void Other_text_is_replaced_by_a_fixed_rule_and_named(string text, string fit, string points)
    {
        Assert.False(LatinText.IsLatin(text));
        Assert.Equal(fit, LatinText.Of(text, out var replaced));
        Assert.Equal(points, string.Join(' ', replaced));
        Assert.True(LatinText.IsLatin(fit));
    }

    [Fact]
    public void Half_a_character_is_replaced() => Assert.Equal("halb ? x", LatinText.Of("halb \uD800 x", out _));

    [Fact]
    public void Letters_and_marks_are_composed_first()
    {
        const string Apart = "Mu\u0308ller";
        Assert.False(LatinText.IsLatin(Apart));
        Assert.Equal("Müller", LatinText.Of(Apart, out var replaced));
        Assert.Empty(replaced);
    }
}
