using Ingest.Model;
using Ingest.Scan;

namespace Ingest.Tests.Scan.Formats;

/// <summary>What the product makes of a page's bytes.</summary>
internal static class Decoded
{
    /// <summary>As encoded: not turned.</summary>
    public static Pattern Of(ScannedPage page)
    {
        Assert.Null(page.Fault);
        using var pix = new ImageDecoder().Decode(page.Bytes, page.RenderedCoding ?? page.Image!.Delivered.Coding, page.Image!);
        return Pattern.From(pix);
    }

    /// <summary>As a person sees it: turned and mirrored by what the container says.</summary>
    public static Pattern Upright(ScannedPage page)
    {
        using var pix = new ImageDecoder().Decode(page.Bytes, page.Image!.Delivered.Coding, page.Image);
        using var upright = pix.TurnClockwise((int)page.Image.Turn / 90);
        return Pattern.From(upright);
    }
}
