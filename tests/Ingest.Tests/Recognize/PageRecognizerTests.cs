using Ingest.Model;
using Ingest.Prepare;
using Ingest.Recognize;
using Ingest.Tests.Support;
using QRCoder;
using System.Globalization;
using System.Text;

namespace Ingest.Tests.Recognize;

[Collection(LeakCheck.Collection)]
public sealed class PageRecognizerTests : IDisposable
{
    private static readonly string[] Lines = [.. Enumerable.Repeat("Die Gemeinde gibt den Bescheid hiermit bekannt.", 6)];

    private readonly PageReader reader = new(new RecognizeOptions());
    private readonly PagePreparer preparer = new(new TestPages.Decoder(), TimeProvider.System);

    public void Dispose() => reader.Dispose();

    [Fact]
    public async Task A_letter_is_read()
    {
        var page = await Recognized(TestPictures.Printed(Lines, 200), 200);
        Assert.Equal(Lines, page.Text.Lines.Select(l => l.ToString()));
        Assert.Equal((Turn.None, PageFlags.None), (page.Turn, page.Flags));
        Assert.True(page.Elapsed > TimeSpan.Zero);
    }

    [Fact]
    public async Task Tesseract_reads_the_same_letter_from_the_lines_of_our_own_finder()
    {
        using var leak = new LeakCheck();
        using var tesseract = new PageReader(new RecognizeOptions { Recognizer = "tesseract" });
        var prepared = await preparer.RunAsync(TestPages.Scanned(TestPictures.Printed(Lines, 200), 200), default);
        var page = await tesseract.Stage(new IngestOptions(), TimeProvider.System).RunAsync(prepared, default);
        Assert.Equal(Lines, page.Text.Lines.Select(l => l.ToString()));
        Assert.Equal("ink", page.Text.Layout);
    }

    [Theory]
    [InlineData(Turn.Right)]
    [InlineData(Turn.Half)]
    [InlineData(Turn.Left)]
    public async Task A_turned_letter_is_read_upright(Turn toUpright)
    {
        using var upright = Ingest.Native.Pix.Decode(TestPictures.Printed(Lines, 200));
        using var turned = upright.TurnClockwise((360 - (int)toUpright) / 90);
        var page = await Recognized(turned.EncodePng(), 200);
        Assert.Equal(toUpright, page.Turn);
        Assert.Equal(Lines, page.Text.Lines.Select(l => l.ToString()));
    }

    [Fact]
    public async Task The_turn_of_the_text_comes_after_that_of_the_container()
    {
        using var upright = Ingest.Native.Pix.Decode(TestPictures.Printed(Lines, 200));
        using var turned = upright.TurnClockwise(1);
        var page = await Recognized(turned.EncodePng(), 200, Turn.Right);
        Assert.Equal(Turn.Left, page.Turn);
        Assert.Equal(Lines, page.Text.Lines.Select(l => l.ToString()));
    }

    [Fact]
    public async Task A_page_over_the_time_limit_stays_without_text()
    {
        using var leak = new LeakCheck();
        var options = new IngestOptions { Recognize = new RecognizeOptions { PageTimeLimit = TimeSpan.FromMilliseconds(1) } };
        var prepared = await preparer.RunAsync(TestPages.Scanned(TestPictures.Printed(Lines, 200), 200), default);
        var page = await reader.Stage(options, TimeProvider.System).RunAsync(prepared, default);
        Assert.Equal(PageFlags.TextMissing, page.Flags);
        var issue = Assert.Single(page.Issues);
        Assert.Equal(IssueCodes.RecognitionTimeout, issue.Code);
        Assert.Equal("Recognition took longer than 0.001 s, the limit for one page. If the page is known to be good, raise Recognize:PageTimeLimit.", issue.Detail);
    }

    [Fact]
    public async Task A_recogniser_that_fails_costs_only_its_page()
    {
        using var leak = new LeakCheck();
        var stage = new PageRecognizer(new OrientationCheck(new Failing(), new OrientationDetector(new EnginePool(new ModelFolder(""), ["osd"]))), new RecognizeOptions(), new SeparateOptions(), TimeProvider.System);
        var prepared = await preparer.RunAsync(TestPages.Scanned(TestPictures.Printed(Lines, 100), 100), default);
        var page = await stage.RunAsync(prepared, default);
        Assert.Equal(PageFlags.TextMissing, page.Flags);
        Assert.Equal(IssueCodes.TextMissing, Assert.Single(page.Issues).Code);
    }

    [Fact]
    public async Task A_cancelled_run_lets_go_of_the_pixels()
    {
        using var leak = new LeakCheck();
        var prepared = await preparer.RunAsync(TestPages.Scanned(TestPictures.Printed(Lines, 200), 200), default);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await reader.Stage(new IngestOptions(), TimeProvider.System).RunAsync(prepared, new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task A_blank_page_is_flagged_and_not_read()
    {
        var page = await Recognized(TestPictures.Printed([], 200), 200);
        Assert.Equal(PageFlags.BlankSuspect, page.Flags);
        Assert.True(page.Text.IsEmpty);
    }

    [Fact]
    public async Task Own_text_is_taken_as_it_is()
    {
        using var leak = new LeakCheck();
        var own = new PageText([new TextBlock(default, [new TextLine(default, default, [new Word("eigen", default, 1)])])]);
        var prepared = await preparer.RunAsync(TestPages.Scanned(TestPictures.Printed(Lines, 200), 200) with { OwnText = own }, default);
        Assert.Null(prepared.Pixels);
        Assert.Same(own, (await reader.Stage(new IngestOptions(), TimeProvider.System).RunAsync(prepared, default)).Text);
    }

    [Theory]
    [InlineData("PATCHT", true)]
    [InlineData("TH1|T=DOK|N=5", true)]
    [InlineData("https://example.org", false)]
    public async Task A_separator_sheet_is_not_read_but_another_sheet_with_a_code_is(string code, bool separator)
    {
        var page = await Recognized(TestPictures.Printed(["Trennblatt"], 150, drawing: Qr(code)), 150);
        Assert.True(page.Findings.MostlyCode);
        Assert.Equal(code, Assert.Single(page.Findings.Codes).Text);
        Assert.Equal(separator, page.Text.IsEmpty);
    }

    [Fact]
    public async Task A_letter_with_a_copied_separator_code_is_read()
    {
        var page = await Recognized(TestPictures.Printed([.. Enumerable.Repeat(Lines[0], 25)], 150, drawing: Qr("PATCHT")), 150);
        Assert.False(page.Findings.MostlyCode);
        Assert.False(page.Text.IsEmpty);
    }

    private async Task<RecognizedPage> Recognized(byte[] picture, double dpi, Turn turn = Turn.None)
    {
        using var leak = new LeakCheck();
        var prepared = await preparer.RunAsync(TestPages.Scanned(picture, dpi, turn), default);
        return await reader.Stage(new IngestOptions(), TimeProvider.System).RunAsync(prepared, default);
    }

    private static string Qr(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.Q);
        var drawing = new StringBuilder();
        for (var y = 0; y < data.ModuleMatrix.Count; y++)
            for (var x = 0; x < data.ModuleMatrix.Count; x++)
                if (data.ModuleMatrix[y][x])
                    drawing.Append(CultureInfo.InvariantCulture, $"{200 + 4 * x} {200 - 4 * y} 4 4 re ");
        return drawing + "f";
    }

    private sealed class Failing : IPageRecognizer
    {
        public PageText Recognize(PagePicture page, TimeSpan limit, CancellationToken cancel) =>
            throw new RecognizeException(IssueCodes.TextMissing, "This recogniser reads nothing.");
    }
}
