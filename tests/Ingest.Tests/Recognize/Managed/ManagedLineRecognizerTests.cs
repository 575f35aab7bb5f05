using Ingest.Model;
using Ingest.Native;
using Ingest.Recognize;
using Ingest.Recognize.Managed;
using Ingest.Tests.Support;

namespace Ingest.Tests.Recognize.Managed;

[Collection(LeakCheck.Collection)]
public sealed class ManagedLineRecognizerTests
{
    private static readonly TimeSpan Enough = TimeSpan.FromMinutes(2);
    private static readonly string[] Text = ["Stadtverwaltung Musterstadt", "Sehr geehrte Damen und Herren,", "Ihr Antrag vom 12.03.1956 ist hier eingegangen."];

    [Fact]
    public void A_page_is_read_as_tesseract_reads_it()
    {
        using var leak = new LeakCheck();
        using var page = Page();
        using var pool = new EnginePool(new ModelFolder(""), ["deu"]);
        var layout = new TesseractLayout(pool);
        var text = new LayoutRecognizer(layout, new ManagedLineRecognizer(new ModelFolder(""), "deu")).Recognize(Shown(page), Enough, default);
        var expected = new TesseractPageRecognizer(pool).Recognize(Shown(page), Enough, default);
        Assert.Equal(Text, text.Lines.Select(l => l.ToString()));
        foreach (var (word, other) in text.Words.Zip(expected.Words))
        {
            Assert.InRange(word.Box.Left, other.Box.Left - 4, other.Box.Left + 4);
            Assert.InRange(word.Box.Right, other.Box.Right - 4, other.Box.Right + 4);
            Assert.InRange(word.Box.Top, other.Box.Top - 4, other.Box.Top + 4);
            Assert.InRange(word.Confidence, 0.8, 1);
        }
    }

    [Fact]
    public void A_white_line_gives_no_words_and_keeps_its_place()
    {
        using var page = Page();
        var lines = Lines(page);
        lines.Insert(1, new LineRegion(new Box(200, page.Height - 400, 1500, page.Height - 350), default, 1));
        var read = new ManagedLineRecognizer(new ModelFolder(""), "deu").Recognize(Shown(page), lines, Enough, default);
        Assert.Equal(lines.Count, read.Count);
        Assert.Empty(read[1].Words);
        Assert.Equal(Text[2], read[3].ToString());
    }

    [Theory]
    [InlineData(10, 10, 10, 40)]
    [InlineData(10, 10, 2000, 11)]
    [InlineData(10, 10, 11, 2000)]
    [InlineData(-50, -50, -10, -10)]
    public void A_senseless_region_gives_no_words(int left, int top, int right, int bottom)
    {
        using var page = Page();
        var read = new ManagedLineRecognizer(new ModelFolder(""), "deu").Recognize(Shown(page), [new LineRegion(new Box(left, top, right, bottom), default, 1)], Enough, default);
        Assert.Empty(Assert.Single(read).Words);
    }

    [Fact]
    public void White_letters_on_black_are_read()
    {
        using var page = Page();
        var lines = Lines(page);
        Negate(page);
        Assert.Equal(Text, new ManagedLineRecognizer(new ModelFolder(""), "deu").Recognize(Shown(page), lines, Enough, default).Select(l => l.ToString()));
    }

    [Fact]
    public void Two_threads_read_with_one_recogniser()
    {
        using var page = Page();
        var lines = Lines(page);
        var recognizer = new ManagedLineRecognizer(new ModelFolder(""), "deu");
        Parallel.For(0, 6, new ParallelOptions { MaxDegreeOfParallelism = 2 }, _ =>
            Assert.Equal(Text, recognizer.Recognize(Shown(page), lines, Enough, default).Select(l => l.ToString())));
    }

    [Fact]
    public void A_page_that_takes_too_long_and_one_that_is_canceled_are_told_apart()
    {
        using var page = Page();
        var lines = Lines(page);
        var recognizer = new ManagedLineRecognizer(new ModelFolder(""), "deu");
        var late = Assert.Throws<RecognizeException>(() => recognizer.Recognize(Shown(page), lines, TimeSpan.Zero, default));
        Assert.Equal(IssueCodes.RecognitionTimeout, late.Code);
        Assert.ThrowsAny<OperationCanceledException>(() => recognizer.Recognize(Shown(page), lines, Enough, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Several_models_in_one_are_refused() =>
        Assert.Throws<UnsupportedModelException>(() => new ManagedLineRecognizer(new ModelFolder(""), "deu+eng"));

    [Fact]
    public void A_damaged_model_names_what_to_do()
    {
        using var folder = new TempFolder();
        folder.Write("deu.traineddata", Models.With("deu").AsSpan(0, 1000));
        var broken = Assert.Throws<MissingDependencyException>(() => new ManagedLineRecognizer(new ModelFolder(folder.Root), "deu"));
        Assert.Contains("Reinstall", broken.Advice, StringComparison.Ordinal);
    }

    private static Pix Page()
    {
        using var page = Pix.Decode(TestPictures.Printed(Text));
        return page.ToGrey();
    }

    private static void Negate(Pix page)
    {
        foreach (ref var word in page.Words)
            word = ~word;
    }

    private static PagePicture Shown(Pix page) => new(page, new UprightResolution(300, 300));

    private static List<LineRegion> Lines(Pix page)
    {
        using var pool = new EnginePool(new ModelFolder(""), ["deu"]);
        return [.. new TesseractLayout(pool).FindLines(Shown(page))];
    }
}
