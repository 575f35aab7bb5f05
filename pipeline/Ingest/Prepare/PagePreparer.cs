using Ingest.Flow;
using Ingest.Model;
using Ingest.Native;

namespace Ingest.Prepare;

/// <summary>
/// Decodes a page, stands it upright by the container's word and notes what can be seen without reading: skew, ink, blankness, codes.
/// A page that cannot be decoded travels on with a fault; nothing of a page's content ends the run.
/// </summary>
public sealed class PagePreparer(IImageDecoder decoder, TimeProvider time) : IStage<ScannedPage, PreparedPage>
{
    private const int DarkInk = 80;

    public ValueTask<PreparedPage> RunAsync(ScannedPage item, CancellationToken cancel) => new(Task.Run(() => Prepare(item, cancel), cancel));

    private PreparedPage Prepare(ScannedPage page, CancellationToken cancel)
    {
        if (page.Fault is not null || page.Recorded is not null || page.Image is not { } image || page.Bytes.IsEmpty)
            return new PreparedPage(page, new PageFindings());
        cancel.ThrowIfCancellationRequested();
        var start = time.GetTimestamp();
        try
        {
            using var upright = Upright(page, image, decoder.DecodeLuminance);
            return Examined(page, image, upright) with { Elapsed = time.GetElapsedTime(start) };
        }
        catch (ScanException fault)
        {
            return Undecodable(page, fault.Message);
        }
        catch (NativeImageException fault)
        {
            return Undecodable(page, fault.Message);
        }
    }

    private static Pix Upright(ScannedPage page, PageImage image, Func<ReadOnlyMemory<byte>, ImageCoding, PageImage, Pix> decode)
    {
        using var decoded = decode(page.Bytes, page.RenderedCoding ?? image.Delivered.Coding, image);
        using var plain = decoded.Opaque();
        return plain.TurnClockwise((int)image.Turn / 90);
    }

    private PreparedPage Examined(ScannedPage page, PageImage image, Pix upright)
    {
        var resolution = UprightResolution.Of(image, image.Turn);
        var coarse = CoarsePage.Of(upright, resolution);
        var view = PaperView.Of(coarse, resolution);
        var ink = InkShare(view);
        if (BlankTest.IsBlank(view) && IsBlankInColour(page, image))
            return new PreparedPage(page, new PageFindings { Blank = true, InkShare = ink });
        var pixels = upright.Depth == 1 ? upright.TurnClockwise(0) : upright.ToGrey();
        try
        {
            var findings = Findings(pixels, coarse, view, resolution) with { InkShare = ink };
            if (page.OwnText is null)
                return new PreparedPage(page, findings) { Pixels = pixels };
            pixels.Dispose();
            return new PreparedPage(page, findings);
        }
        catch
        {
            pixels.Dispose();
            throw;
        }
    }

    /// <summary>Yellow and light blue ink hardly darken a page's luminance: what looks blank is looked at again in colour.</summary>
    private bool IsBlankInColour(ScannedPage page, PageImage image)
    {
        if (!decoder.HasMoreThanLuminance(page.Bytes, page.RenderedCoding ?? image.Delivered.Coding))
            return true;
        var whole = UprightResolution.Of(image, image.Turn);
        using var coloured = Upright(page, image, (bytes, coding, of) => decoder.DecodeReduced(bytes, coding, of, CoarsePage.Reduction(whole)));
        var share = (double)coloured.Width / (image.Turn.SwapsSides() ? image.Height : image.Width);
        var resolution = new UprightResolution(whole.X * share, whole.Y * share);
        return BlankTest.IsBlank(PaperView.Of(CoarsePage.Of(coloured, resolution), resolution));
    }

    private static PageFindings Findings(Pix pixels, CoarsePage coarse, PaperView view, UprightResolution resolution)
    {
        using var finder = new CodeFinder();
        var codes = finder.Find(pixels, coarse, view, resolution);
        return new PageFindings
        {
            SkewDegrees = SkewFinder.Degrees(view),
            Codes = codes,
            MostlyCode = CodeSheet.IsMostlyCode(view, codes),
        };
    }

    private static double InkShare(PaperView view)
    {
        var dark = 0;
        foreach (var contrast in view.Contrast)
            dark += contrast >= DarkInk ? 1 : 0;
        return (double)dark / view.Contrast.Length;
    }

    private static PreparedPage Undecodable(ScannedPage page, string reason) =>
        new(page with { Fault = new Issue(IssueCodes.PageUndecodable, page.Id.ToString(), reason) }, new PageFindings());
}
