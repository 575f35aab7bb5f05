using Ingest.Model;
using Ingest.Native;
using Ingest.Prepare;
using Ingest.Recognize;
using Ingest.Recognize.Managed;
using Ingest.Tests.Support;

namespace Ingest.Tests.Recognize.Managed;

[Collection(LeakCheck.Collection)]
public sealed class PageReaderTests : IDisposable
{
    private static readonly string[] Lines = [.. Enumerable.Repeat("Die Gemeinde gibt den Bescheid hiermit bekannt.", 6)];
    private readonly TempFolder folder = new();

    [Fact]
    public async Task A_model_that_cannot_be_computed_goes_to_Tesseract_and_the_page_says_so()
    {
        File.CreateSymbolicLink(folder["osd.traineddata"], Models.File("osd"));
        folder.Write("deu.traineddata", WithNumberedLayer());
        var page = await Read(new RecognizeOptions { ModelFolder = folder.Root, Languages = ["deu"] });
        Assert.Contains(page.Issues, i => i.Code == IssueCodes.RecognizerReplaced && i.Detail.Contains("deu", StringComparison.Ordinal));
        Assert.Equal(Lines, page.Text.Lines.Select(l => l.ToString()));
    }

    [Theory]
    [InlineData("deu+eng", "fast")]
    [InlineData("deu", "best")]
    [InlineData("auto", "fast")]
    public async Task A_clean_letter_reads_the_same_with_one_model_and_with_several(string languages, string quality)
    {
        var page = await Read(new RecognizeOptions { Languages = languages.Split('+'), Quality = quality });
        Assert.Equal(Lines, page.Text.Lines.Select(l => l.ToString()));
        Assert.Empty(page.Issues);
    }

    [Fact]
    public async Task English_print_is_read_with_the_English_model_when_the_choice_is_open()
    {
        string[] english = [.. Enumerable.Repeat("The council will send you this letter with our answer.", 8)];
        var page = await Read(new RecognizeOptions { Languages = [RecognizeOptions.AutomaticLanguage] }, english);
        Assert.Equal(english, page.Text.Lines.Select(l => l.ToString()));
        Assert.Contains("eng", Assert.Single(page.Issues, i => i.Code == IssueCodes.ModelChosen).Detail, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    /// <summary>The German model with its outermost layer in an older spelling, by the number of its kind, which Tesseract still reads.</summary>
    private static byte[] WithNumberedLayer()
    {
        const byte series = 9;
        var network = TrainedData.Open(Models.File("deu")).Read(ModelPart.Network);
        ReadOnlySpan<byte> named = [0, 6, 0, 0, 0, .. "Series"u8];
        Assert.True(network.AsSpan().StartsWith(named));
        return Models.With("deu", (ModelPart.Network, [series, .. network.AsSpan(named.Length)]));
    }

    private static async Task<RecognizedPage> Read(RecognizeOptions options, string[]? lines = null)
    {
        using var leak = new LeakCheck();
        using var reader = new PageReader(options);
        var prepared = await new PagePreparer(new TestPages.Decoder(), TimeProvider.System).RunAsync(TestPages.Scanned(TestPictures.Printed(lines ?? Lines, 200), 200), default);
        return await reader.Stage(new IngestOptions { Recognize = options }, TimeProvider.System).RunAsync(prepared, default);
    }
}
