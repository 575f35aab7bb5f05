using Ingest.Native;
using Ingest.Tests.Support;

namespace Ingest.Tests.Native;

[Collection(LeakCheck.Collection)]
public sealed class TesseractEngineTests
{
    private const string Models = "/usr/share/tesseract-ocr/5/tessdata";
    private static readonly TimeSpan Enough = TimeSpan.FromMinutes(2);
    private static readonly byte[] Letter = TestPictures.Printed(["Landratsamt Musterstadt", "Bescheid vom 12. Mai", "Dieser Bescheid ist rechtskr\u00e4ftig."]);

    [Fact]
    public void Openmp_is_limited_to_one_thread_before_tesseract_is_loaded()
    {
        _ = TesseractEngine.Version;
        Assert.Equal("1", NativeEnvironment.Get("OMP_THREAD_LIMIT"));
    }

    [Fact]
    public void Version_is_that_of_the_library() => Assert.StartsWith("5.", TesseractEngine.Version, StringComparison.Ordinal);

    [Fact]
    public void Missing_model_is_named_in_the_exception() =>
        Assert.Contains("klingon", Assert.Throws<TesseractException>(() => TesseractEngine.Create(Models, "klingon")).Message, StringComparison.Ordinal);

    [Fact]
    public void Printed_text_is_read_page_after_page_without_leaving_images_behind()
    {
        using var leak = new LeakCheck();
        using var engine = TesseractEngine.Create(Models, "deu");
        for (var page = 0; page < 3; page++)
        {
            using var pix = Pix.Decode(Letter);
            engine.SetImage(pix);
            engine.SetSourceResolution(300);
            Assert.Equal(RecognitionOutcome.Recognized, engine.Recognize(Enough, default));
            using var results = engine.Results();
            Assert.Equal("Landratsamt Musterstadt", results.Text(TextLevel.Line).Trim());
            Assert.True(results.TryBox(TextLevel.Word, out var box) && box.Left > 0 && box.Width > box.Height);
            Assert.True(results.TryBaseline(TextLevel.Line, out var from, out var to) && to.X > from.X && Math.Abs(to.Y - from.Y) < 5);
            Assert.InRange(results.Confidence(TextLevel.Word), 70, 100);
        }
        engine.Clear();
    }

    [Fact]
    public void A_limit_of_one_millisecond_ends_the_recognition()
    {
        using var engine = TesseractEngine.Create(Models, "deu");
        using var pix = Pix.Decode(Letter);
        engine.SetImage(pix);
        Assert.Equal(RecognitionOutcome.TimedOut, engine.Recognize(TimeSpan.FromMilliseconds(1), default));
    }

    [Fact]
    public void A_cancelled_token_ends_the_recognition()
    {
        using var engine = TesseractEngine.Create(Models, "deu");
        using var pix = Pix.Decode(Letter);
        engine.SetImage(pix);
        Assert.Equal(RecognitionOutcome.Canceled, engine.Recognize(Enough, new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task A_second_owner_is_refused()
    {
        using var engine = TesseractEngine.Create(Models, "deu");
        using var pix = Pix.Decode(TestPictures.Printed([.. Enumerable.Repeat("Eine Zeile, die etwas Zeit zum Lesen braucht.", 35)]));
        engine.SetImage(pix);
        var reading = Task.Run(() => engine.Recognize(Enough, default));
        var refused = false;
        while (!refused && !reading.IsCompleted)
        {
            await Task.Yield();
            refused = Refused(() => engine.SetSourceResolution(300));
        }
        // Whichever of the two came second.
        Assert.True(refused || await Record.ExceptionAsync(() => reading) is InvalidOperationException);
        await Record.ExceptionAsync(() => reading);
    }

    private static bool Refused(Action call) => Record.Exception(call) is InvalidOperationException;

    [Fact]
    public void Direction_of_a_page_turned_right_is_detected()
    {
        using var engine = TesseractEngine.Create(Models, "osd");
        using var pix = Pix.Decode(TestPictures.Printed([.. Enumerable.Repeat("Die Verwaltung pr\u00fcft jeden Antrag einzeln und ohne Eile", 12)]));
        using var turned = pix.TurnClockwise(1);
        engine.SetPageSegmentation(PageSegmentation.OrientationOnly);
        engine.SetImage(turned);
        engine.SetSourceResolution(300);
        Assert.True(engine.TryDetectOrientation(out var guess));
        Assert.Equal(90, guess.ClockwiseDegrees);
    }
}
