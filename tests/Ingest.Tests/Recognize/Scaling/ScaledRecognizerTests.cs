using Ingest.Model;
using Ingest.Native;
using Ingest.Recognize;
using Ingest.Tests.Support;

namespace Ingest.Tests.Recognize.Scaling;

public sealed class ScaledRecognizerTests
{
    private static readonly string[] Text = [.. Enumerable.Repeat("Die Gemeinde gibt den Bescheid hiermit bekannt.", 6)];

    [Theory]
    [InlineData(75)]
    [InlineData(300)]
    public void Small_letters_are_shown_larger_whatever_resolution_is_stated(double stated)
    {
        var shown = Shown(TestPictures.Printed(Text, 75), new UprightResolution(stated, stated), out var page);
        Assert.InRange((double)shown.Width / page.Width, 2.5, 4);
        Assert.Equal((double)shown.Width / page.Width, shown.Resolution / stated, 0.01);
    }

    [Theory]
    [InlineData(72)]
    [InlineData(300)]
    public void Letters_of_the_usual_size_stay_whatever_resolution_is_stated(double stated)
    {
        var shown = Shown(TestPictures.Printed(Text, 250), new UprightResolution(stated, stated), out var page);
        Assert.Equal(page, (shown.Width, shown.Height));
    }

    [Fact]
    public void A_page_with_few_letters_is_judged_by_its_resolution()
    {
        Assert.InRange(Shown(TestPictures.Printed(["Nr. 1"], 100), new UprightResolution(100, 100), out var page).Width, 2.4 * page.Width, 2.6 * page.Width);
        Assert.Equal(page.Width, Shown(TestPictures.Printed(["Nr. 1"], 100), new UprightResolution(300, 300), out page).Width);
    }

    [Fact]
    public void A_stretched_page_becomes_square_and_its_letters_are_measured_then()
    {
        using var fax = Pix.Decode(TestPictures.Printed(Text, 200));
        using var flat = fax.Scale(1, 0.5);
        var shown = Shown(flat.EncodePng(), new UprightResolution(200, 100), out var page);
        Assert.Equal(2, shown.Height * (double)page.Width / (shown.Width * (double)page.Height), 0.05);
    }

    private static (int Width, int Height, double Resolution) Shown(byte[] picture, UprightResolution resolution, out (int Width, int Height) page)
    {
        using var decoded = Pix.Decode(picture);
        using var grey = decoded.ToGrey();
        page = (grey.Width, grey.Height);
        var spy = new Spy();
        new ScaledRecognizer(spy).Recognize(new PagePicture(grey, resolution), TimeSpan.FromMinutes(1), default);
        return spy.Seen;
    }

    private sealed class Spy : IPageRecognizer
    {
        public (int Width, int Height, double Resolution) Seen { get; private set; }

        public PageText Recognize(PagePicture page, TimeSpan limit, CancellationToken cancel)
        {
            Seen = (page.Pixels.Width, page.Pixels.Height, page.Resolution.X);
            return PageText.Empty;
        }
    }
}
