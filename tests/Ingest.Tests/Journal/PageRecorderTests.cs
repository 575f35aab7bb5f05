using Ingest.Model;

namespace Ingest.Tests.Journals;

public sealed class PageRecorderTests : IDisposable
{
    private static readonly FakeDelivery Delivery = new([("s.tif", [new("one word"), new("two") { Broken = true }, new("three")])]);
    private readonly StateFolder state = new();

    [Fact]
    public async Task A_recorded_page_and_its_words_come_back_as_they_were()
    {
        await using var open = await OpenBatch.CreateAsync(state.Path, Delivery);
        var scanned = Delivery.Scan().First();
        var item = new RecognizedPage(scanned, new()
        {
            SkewDegrees = 0.1 + 0.2,
            InkShare = double.NaN,
            MostlyCode = true,
            Codes = [new("CODE-39", "A<b>&ß", new(1, 2, 3, 4))],
            Issues = [new("x", "y", "z")],
        }, FakeDelivery.TextOf("one word"))
        {
            Turn = Turn.Left,
            Flags = PageFlags.PoorText | PageFlags.BlankSuspect,
            Elapsed = TimeSpan.FromTicks(1234567),
            Issues = [new("x", "y", "z"), new("u", "v", "w")],
        };

        var page = await open.Recorder.RunAsync(item, default);
        var again = Assert.Single(await open.Pages.OfStackAsync("s.tif", default));

        Assert.Equal(Text(page), Text(again));
        Assert.Equal(2, page.Issues.Count);
        Assert.Equal(2, page.WordCount);
        Assert.Equal(Identity.PageKey(open.Batch.Id, page.Id, scanned.Image!.Delivered.Sha256), page.Key);
        Assert.Equal("one word\n", (await open.Pages.LoadAsync(again, default)).ToPlainText());
        Assert.Equal("one word"u8.ToArray(), open.Store.Objects[scanned.Image.Delivered.Sha256]);
    }

    [Fact]
    public async Task A_page_that_cannot_be_decoded_is_quarantined_with_its_reason_and_without_words()
    {
        await using var open = await OpenBatch.CreateAsync(state.Path, Delivery);

        var page = (await open.RecordAllAsync())[1];

        Assert.Equal(IssueCodes.PageUndecodable, page.Fault?.Code);
        Assert.Null(page.Image);
        Assert.True((await open.Pages.LoadAsync(page, default)).IsEmpty);
        await open.Pages.SettleAsync(page.Id, PageState.Quarantined, default);
        await Assert.ThrowsAsync<StoreException>(async () => await open.Pages.SettleAsync(page.Id, PageState.Blank, default));
    }

    [Fact]
    public async Task A_page_without_image_and_without_reason_is_not_lost()
    {
        await using var open = await OpenBatch.CreateAsync(state.Path, Delivery);

        var page = await open.Recorder.RunAsync(new(Delivery.Scan().First() with { Image = null }, new(), PageText.Empty), default);

        Assert.Equal(IssueCodes.PageUndecodable, page.Fault?.Code);
    }

    [Fact]
    public async Task A_page_of_an_earlier_run_passes_untouched()
    {
        await using var open = await OpenBatch.CreateAsync(state.Path, Delivery);
        var recorded = new RecordedPage(new("s.tif", 1), Digest.Of("k"u8), "s.tif", Digest.Of("s"u8));

        var passed = await open.Recorder.RunAsync(new(Delivery.Scan().First() with { Recorded = recorded }, new(), PageText.Empty), default);

        Assert.Same(recorded, passed);
        Assert.Empty(await open.Pages.OfStackAsync("s.tif", default));
    }

    [Fact]
    public async Task Recording_a_page_twice_keeps_the_first_row_and_refuses_another_image()
    {
        await using var open = await OpenBatch.CreateAsync(state.Path, Delivery);
        var scanned = Delivery.Scan().First();
        var first = await open.Recorder.RunAsync(new(scanned, new(), FakeDelivery.TextOf("one word")), default);

        var second = await open.Recorder.RunAsync(new(scanned, new(), FakeDelivery.TextOf("other reading of it")), default);

        Assert.Equal(Text(first), Text(second));
        var swapped = new FakeDelivery([("s.tif", [new("swapped")])]).Scan().First();
        await Assert.ThrowsAsync<StoreException>(async () => await open.Recorder.RunAsync(new(swapped, new(), PageText.Empty), default));
    }

    [Fact]
    public async Task A_delivered_PDF_is_put_once_for_all_its_pages()
    {
        await using var open = await OpenBatch.CreateAsync(state.Path, Delivery);
        var recorder = open.Recorder;

        var first = await recorder.RunAsync(PdfPage(1, "%PDF", "%PDF"), default);
        await recorder.RunAsync(PdfPage(2, "%PDF", "%PDF"), default);

        Assert.Null(first.Fault);
        Assert.Equal(1, open.Store.FilePuts);
        Assert.Equal("%PDF"u8.ToArray(), open.Store.Objects[Digest.Of("%PDF"u8)]);
    }

    [Fact]
    public async Task The_file_of_a_page_that_cannot_be_decoded_is_kept()
    {
        await using var open = await OpenBatch.CreateAsync(state.Path, Delivery);
        var torn = PdfPage(1, "%PDF torn", "%PDF torn");

        var page = await open.Recorder.RunAsync(torn with { Page = torn.Page with { Image = null, Fault = new(IssueCodes.PageUndecodable, "s.tif#1", "torn") } }, default);

        Assert.Equal(Digest.Of("%PDF torn"u8), page.Kept);
        Assert.Equal("%PDF torn"u8.ToArray(), open.Store.Objects[page.Kept!.Value]);
        Assert.Equal(page.Kept, Assert.Single(await open.Pages.OfStackAsync("s.tif", default)).Kept);
    }

    [Theory]
    [InlineData("%PDF changed", IssueCodes.FileChanged)]
    [InlineData("", IssueCodes.FileMissing)]
    public async Task A_PDF_that_is_not_there_as_delivered_quarantines_its_pages(string found, string code)
    {
        await using var open = await OpenBatch.CreateAsync(state.Path, Delivery);

        var page = await open.Recorder.RunAsync(PdfPage(1, "%PDF", found), default);

        Assert.Equal(code, page.Fault?.Code);
        Assert.Empty(open.Store.Objects);
    }

    [Fact]
    public async Task A_state_is_set_once()
    {
        await using var open = await OpenBatch.CreateAsync(state.Path, Delivery);
        var page = (await open.RecordAllAsync())[0];

        await open.Pages.SettleAsync(page.Id, PageState.Separator, default);
        await open.Pages.SettleAsync(page.Id, PageState.Separator, default);

        await Assert.ThrowsAsync<StoreException>(async () => await open.Pages.SettleAsync(page.Id, PageState.Blank, default));
        await Assert.ThrowsAsync<StoreException>(async () => await open.Pages.SettleAsync(new("s.tif", 9), PageState.Blank, default));
        await Assert.ThrowsAsync<StoreException>(() => open.RecordAsync(OpenBatch.Letter([page])));
    }

    public void Dispose() => state.Dispose();

    private RecognizedPage PdfPage(int number, string delivered, string found)
    {
        var path = state.File("delivered.pdf");
        if (found.Length > 0)
            File.WriteAllText(path, found);
        var sha256 = Digest.Of(System.Text.Encoding.UTF8.GetBytes(delivered));
        return new(new(new("s.tif", number), new("s.tif", path, delivered.Length, sha256))
        {
            Bytes = "rendered"u8.ToArray(),
            RenderedCoding = ImageCoding.Jpeg,
            Image = new(new(sha256, ImageCoding.PdfPage, number), 2480, 3508, 300, 300),
        }, new(), PageText.Empty);
    }

    private static string Text(RecordedPage page) => Ingest.Journal.JournalJson.Write(page);
}
