using Ingest.Model;
using Ingest.Native;
using Ingest.Recognize.Ink;
using Ingest.Recognize.Scaling;
using Ingest.Tests.Support;

namespace Ingest.Tests.Recognize.Scaling;

public sealed class LetterHeightTests
{
    private static readonly string[] Text = [.. Enumerable.Repeat("Die Gemeinde gibt den Bescheid hiermit bekannt.", 6)];

    /// <summary>Helvetica's small letters are 0.523 of its size.</summary>
    [Theory]
    [InlineData(300, 12)]
    [InlineData(300, 8)]
    [InlineData(150, 12)]
    [InlineData(100, 10)]
    public void Small_letters_are_measured_whatever_the_size_of_the_print(int dpi, int points)
    {
        using var page = Pix.Decode(TestPictures.Printed(Text, dpi, points));
        using var grey = page.ToGrey();
        Assert.InRange(LetterHeight.Of(PageInk.Of(grey).Spots.Select(s => s.Box)), 0.523 * points * dpi / 72 * 0.85 - 1, 0.523 * points * dpi / 72 * 1.15 + 1);
    }

    [Fact]
    public void Specks_and_strokes_are_no_letters()
    {
        var spots = Letters(20, 60).Concat(Enumerable.Repeat(new Box(0, 0, 2, 2), 5000)).Concat(Enumerable.Repeat(new Box(0, 0, 300, 8), 50));
        Assert.Equal(20, LetterHeight.Of(spots), 0.5);
    }

    [Fact]
    public void Small_letters_count_where_figures_and_capitals_are_more() =>
        Assert.Equal(20, LetterHeight.Of([.. Letters(28, 100), .. Letters(20, 70)]), 0.5);

    [Fact]
    public void A_page_in_capitals_is_measured_by_them() => Assert.Equal(28, LetterHeight.Of([.. Letters(28, 100), .. Letters(20, 10)]), 0.5);

    [Fact]
    public void A_few_letters_say_nothing() => Assert.Equal(0, LetterHeight.Of(Letters(20, 10)));

    private static IEnumerable<Box> Letters(int height, int count) => Enumerable.Repeat(new Box(0, 0, height * 3 / 4, height), count);
}
