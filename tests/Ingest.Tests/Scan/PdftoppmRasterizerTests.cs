using Ingest.Model;
using Ingest.Native;
using Ingest.Scan;
using Ingest.Tests.Support;

namespace Ingest.Tests.Scan;

public sealed class PdftoppmRasterizerTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    private string TwoPages() => folder.Write("two.pdf", new PdfFile().Page(144, 72, "0 0 72 72 re f", "").Page(72, 144, "", "").ToArray());

    [Fact]
    public async Task A_page_is_a_picture_at_its_resolution_the_same_each_time()
    {
        var rasterizer = new PdftoppmRasterizer(new());

        var page = await rasterizer.RenderAsync(TwoPages(), 1, 100, bilevel: false, default);
        var again = await rasterizer.RenderAsync(TwoPages(), 1, 100, bilevel: false, default);

        Assert.Equal((200, 100, ImageCoding.Jpeg), (page.Width, page.Height, page.Coding));
        Assert.Equal(page.Bytes.ToArray(), again.Bytes.ToArray());
    }

    [Fact]
    public async Task A_bilevel_page_is_one_bit_at_its_resolution()
    {
        var page = await new PdftoppmRasterizer(new()).RenderAsync(TwoPages(), 1, 100, bilevel: true, default);

        var image = new PageImage(new(Digest.Of([]), ImageCoding.PdfPage, 1), 200, 100, 100, 100);
        using var pix = new ImageDecoder().Decode(page.Bytes, page.Coding, image);
        Assert.Equal(1, pix.Depth);
        Assert.Equal(100 * 100, pix.CountBlack());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    public async Task A_speck_in_the_corner_is_a_pixel_whatever_letter_its_byte_would_be(int x)
    {
        // Alone in its eight pixels it is 0x20, a blank.
        var pdf = folder.Write("speck.pdf", new PdfFile().Page(40, 40, $"{x} 39 1 1 re f", "").ToArray());

        var page = await new PdftoppmRasterizer(new()).RenderAsync(pdf, 1, 72, bilevel: true, default);

        using var pix = Pix.Decode(page.Bytes.Span);
        Assert.Equal((40, 40), (pix.Width, pix.Height));
        Assert.Equal(0x8000_0000u >> x, pix.Words[0]);
    }

    [Fact]
    public async Task A_renderer_that_takes_too_long_costs_the_page_only()
    {
        var rasterizer = new PdftoppmRasterizer(new() { RenderTimeLimit = TimeSpan.FromTicks(1) });

        var error = await Assert.ThrowsAsync<ScanException>(async () => await rasterizer.RenderAsync(TwoPages(), 1, 100, false, default));

        Assert.Equal(IssueCodes.PageUndecodable, error.Code);
        Assert.Contains("Scan:RenderTimeLimit", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_does_not_exist_is_an_error_and_no_blank()
    {
        var rasterizer = new PdftoppmRasterizer(new());

        await Assert.ThrowsAsync<ScanException>(async () => await rasterizer.RenderAsync(TwoPages(), 3, 100, false, default));
    }

    [Fact]
    public async Task Cancelling_is_not_a_fault_of_the_page()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await new PdftoppmRasterizer(new()).RenderAsync(TwoPages(), 1, 100, false, cancelled.Token));
    }

    [Fact]
    public async Task The_number_of_pages_is_what_the_renderer_believes()
    {
        Assert.Equal(2, (await new PdftoppmRasterizer(new()).InspectAsync(TwoPages(), default)).Pages);
        Assert.Equal(0, (await new PdftoppmRasterizer(new()).InspectAsync(folder.Write("none.pdf", "none"u8), default)).Pages);
    }
}
