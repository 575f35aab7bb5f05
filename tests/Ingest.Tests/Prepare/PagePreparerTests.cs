using Ingest.Model;
using Ingest.Native;
using Ingest.Prepare;
using Ingest.Tests.Support;

namespace Ingest.Tests.Prepare;

[Collection(LeakCheck.Collection)]
public sealed class PagePreparerTests
{
    private readonly PagePreparer preparer = new(new TestPages.Decoder(), TimeProvider.System);

    [Fact]
    public async Task A_page_that_cannot_be_decoded_travels_on_with_a_fault()
    {
        using var leak = new LeakCheck();
        var page = TestPages.Scanned(TestPictures.Printed(["Text"], dpi: 100), 100) with { Bytes = new byte[] { 1, 2, 3, 4 } };
        using var prepared = await preparer.RunAsync(page, default);
        Assert.Equal(IssueCodes.PageUndecodable, prepared.Page.Fault?.Code);
        Assert.Null(prepared.Pixels);
    }

    [Fact]
    public async Task A_page_with_a_fault_passes_untouched()
    {
        var fault = new Issue(IssueCodes.FileEncrypted, "test.tif", "encrypted");
        var page = TestPages.Scanned(TestPictures.Printed(["Text"], dpi: 100), 100) with { Fault = fault };
        using var prepared = await preparer.RunAsync(page, default);
        Assert.Same(fault, prepared.Page.Fault);
        Assert.Null(prepared.Pixels);
    }

    [Theory]
    [InlineData(Turn.None)]
    [InlineData(Turn.Right)]
    [InlineData(Turn.Half)]
    [InlineData(Turn.Left)]
    public async Task The_turn_of_the_container_is_applied(Turn turn)
    {
        using var leak = new LeakCheck();
        var page = TestPages.Scanned(TestPictures.Printed(["Text"], dpi: 100), 100, turn);
        using var prepared = await preparer.RunAsync(page, default);
        var size = (prepared.Pixels!.Width, prepared.Pixels.Height);
        Assert.Equal(turn.SwapsSides() ? (page.Image!.Height, page.Image.Width) : (page.Image!.Width, page.Image.Height), size);
    }

    [Fact]
    public async Task Colour_becomes_grey_and_bilevel_stays_bilevel()
    {
        using var colour = Pix.Decode(TestPictures.Printed(["Text"], dpi: 100));
        using var bilevel = colour.Depth == 8 ? colour.Threshold(128) : ToBilevel(colour);
        using var grey = await preparer.RunAsync(TestPages.Scanned(TestPictures.Printed(["Text"], dpi: 100), 100), default);
        using var black = await preparer.RunAsync(TestPages.Scanned(bilevel.EncodeG4(), 100), default);
        Assert.Equal((8, 1), (grey.Pixels!.Depth, black.Pixels!.Depth));
    }

    [Theory]
    [InlineData(-7.5)]
    [InlineData(-1.2)]
    [InlineData(0)]
    [InlineData(3.4)]
    public async Task Skew_is_measured_with_its_sign(double clockwise)
    {
        using var page = Pix.Decode(TestPictures.Printed([.. Enumerable.Repeat("Die Beh\u00f6rde teilt mit, dass der Antrag eingegangen ist.", 25)], dpi: 150));
        using var grey = page.ToGrey();
        using var skewed = grey.RotateClockwise(clockwise);
        using var prepared = await preparer.RunAsync(TestPages.Scanned(skewed.EncodePng(), 150), default);
        Assert.InRange(prepared.Findings.SkewDegrees, clockwise - 0.15, clockwise + 0.15);
    }

    private static Pix ToBilevel(Pix colour)
    {
        using var grey = colour.ToGrey();
        return grey.Threshold(128);
    }
}
