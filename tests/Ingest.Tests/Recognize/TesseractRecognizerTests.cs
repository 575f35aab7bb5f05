using Ingest.Model;
using Ingest.Native;
using Ingest.Recognize;
using Ingest.Tests.Support;

namespace Ingest.Tests.Recognize;

[Collection(LeakCheck.Collection)]
public sealed class TesseractRecognizerTests
{
    private static readonly TimeSpan Enough = TimeSpan.FromMinutes(2);
    private static readonly string[] Lines = ["Stadtverwaltung Musterstadt", "Sehr geehrte Damen und Herren,", "Ihr Antrag ist hier eingegangen."];

    [Fact]
    public void Words_come_with_boxes_baselines_and_confidence()
    {
        using var pool = Pool("deu");
        var text = Read(new TesseractPageRecognizer(pool), 300);
        Assert.Equal(Lines, text.Lines.Select(l => l.ToString()));
        Assert.All(text.Words, w => Assert.InRange(w.Confidence, 0.7, 1));
        Assert.All(text.Lines, l => Assert.All(l.Words, w => Assert.True(w.Box.Left >= l.Box.Left && w.Box.Bottom <= l.Box.Bottom)));
        Assert.All(text.Lines, l => Assert.InRange(l.Baseline.Y0, l.Box.Top, l.Box.Bottom));
    }

    [Fact]
    public void Layout_and_lines_together_read_what_the_whole_page_reads()
    {
        using var pool = Pool("deu");
        var text = Read(new LayoutRecognizer(new TesseractLayout(pool), new TesseractLineRecognizer(pool)), 300);
        Assert.Equal(Lines, text.Lines.Select(l => l.ToString()));
    }

    [Fact]
    public void An_empty_page_gives_an_empty_text()
    {
        using var pool = Pool("deu");
        using var white = Pix.Create(800, 1000, 1);
        var picture = new PagePicture(white, new UprightResolution(100, 100));
        Assert.True(new TesseractPageRecognizer(pool).Recognize(picture, Enough, default).IsEmpty);
        Assert.True(new LayoutRecognizer(new TesseractLayout(pool), new TesseractLineRecognizer(pool)).Recognize(picture, Enough, default).IsEmpty);
    }

    [Fact]
    public void A_low_resolution_page_is_enlarged_and_its_words_lie_on_the_page()
    {
        using var pool = Pool("deu");
        var fine = Read(new TesseractPageRecognizer(pool), 300);
        var coarse = Read(new ScaledRecognizer(new TesseractPageRecognizer(pool)), 100);
        Assert.Equal(Lines, coarse.Lines.Select(l => l.ToString()));
        foreach (var (word, small) in fine.Words.Zip(coarse.Words))
        {
            Assert.InRange(small.Box.Left, word.Box.Left / 3.0 - 2, word.Box.Left / 3.0 + 2);
            Assert.InRange(small.Box.Bottom, word.Box.Bottom / 3.0 - 2, word.Box.Bottom / 3.0 + 2);
        }
    }

    [Fact]
    public void A_fax_with_unequal_resolutions_is_read_upright()
    {
        using var pool = Pool("deu");
        using var page = Pix.Decode(TestPictures.Printed(Lines, 200));
        using var grey = page.ToGrey();
        using var fax = grey.Scale(1, 0.5);
        var text = new ScaledRecognizer(new TesseractPageRecognizer(pool)).Recognize(new PagePicture(fax, new UprightResolution(200, 100)), Enough, default);
        Assert.Equal(Lines, text.Lines.Select(l => l.ToString()));
        Assert.All(text.Words, w => Assert.InRange(w.Box.Bottom, 0, fax.Height));
    }

    [Theory]
    [InlineData(-6)]
    [InlineData(3.5)]
    public void A_skewed_page_is_straightened_and_its_words_lie_where_they_were(double clockwise)
    {
        using var pool = Pool("deu");
        var straight = Read(new TesseractPageRecognizer(pool), 200);
        using var page = Pix.Decode(TestPictures.Printed(Lines, 200));
        using var grey = page.ToGrey();
        using var skewed = grey.RotateClockwise(clockwise);
        var text = new DeskewedRecognizer(new TesseractPageRecognizer(pool))
            .Recognize(new PagePicture(skewed, new UprightResolution(200, 200)) { SkewDegrees = clockwise }, Enough, default);
        Assert.Equal(Lines, text.Lines.Select(l => l.ToString()));
        Assert.All(text.Lines, l => Assert.InRange(l.Baseline.Angle * 180 / Math.PI, clockwise - 0.7, clockwise + 0.7));
        var (sin, cos) = Math.SinCos(clockwise * Math.PI / 180);
        foreach (var (before, after) in straight.Words.Zip(text.Words))
        {
            var (x, y) = ((before.Box.Left + before.Box.Right - grey.Width) / 2.0, (before.Box.Top + before.Box.Bottom - grey.Height) / 2.0);
            Assert.InRange((after.Box.Left + after.Box.Right - grey.Width) / 2.0, x * cos - y * sin - 5, x * cos - y * sin + 5);
            Assert.InRange((after.Box.Top + after.Box.Bottom - grey.Height) / 2.0, x * sin + y * cos - 5, x * sin + y * cos + 5);
        }
    }

    [Fact]
    public void An_engine_is_used_again_and_one_that_timed_out_is_not()
    {
        using var pool = Pool("deu");
        var recognizer = new TesseractPageRecognizer(pool);
        Read(recognizer, 100);
        Read(recognizer, 100);
        Assert.Equal(1, pool.Created);
        using var page = Pix.Decode(TestPictures.Printed(Lines, 100));
        var late = Assert.Throws<RecognizeException>(() =>
            recognizer.Recognize(new PagePicture(page, new UprightResolution(100, 100)), TimeSpan.FromMilliseconds(1), default));
        Assert.Equal(IssueCodes.RecognitionTimeout, late.Code);
        Read(recognizer, 100);
        Assert.Equal(2, pool.Created);
    }

    private static PageText Read(IPageRecognizer recognizer, int dpi)
    {
        using var leak = new LeakCheck();
        using var page = Pix.Decode(TestPictures.Printed(Lines, dpi));
        using var grey = page.ToGrey();
        return recognizer.Recognize(new PagePicture(grey, new UprightResolution(dpi, dpi)), Enough, default);
    }

    private static EnginePool Pool(string language) => new(new ModelFolder(""), [language]);
}
