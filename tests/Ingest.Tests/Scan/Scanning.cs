using Ingest.Model;
using Ingest.Native;
using Ingest.Scan;
using Ingest.Tests.Support;

namespace Ingest.Tests.Scan;

/// <summary>Runs the scan stage in tests as the pipeline does.</summary>
internal static class Scanning
{
    public static Task<List<ScannedPage>> PagesAsync(params string[] inputs) => PagesAsync(new ScanOptions(), inputs);

    public static async Task<List<ScannedPage>> PagesAsync(ScanOptions options, params string[] inputs)
    {
        using var folder = new TempFolder();
        using var zips = new UnpackedZips(folder.Root, options);
        return await PagesAsync(await Delivery.ReadAsync(inputs, options, zips, default), options);
    }

    /// <summary>The manifest of a delivery without ZIPs.</summary>
    public static async Task<BatchManifest> DeliveredAsync(IReadOnlyList<string> inputs, ScanOptions options)
    {
        using var folder = new TempFolder();
        using var zips = new UnpackedZips(folder.Root, options);
        return await Delivery.ReadAsync(inputs, options, zips, default);
    }

    public static async Task<List<ScannedPage>> PagesAsync(BatchManifest manifest, ScanOptions? options = null, params RecordedPage[] recorded)
    {
        var pages = new List<ScannedPage>();
        var rasterizer = new PdftoppmRasterizer(options ?? new());
        await foreach (var page in new StackSource(manifest, new Recorded(recorded), new PageFiles(options ?? new(), rasterizer)).ReadAsync(default))
            pages.Add(page);
        return pages;
    }

    /// <summary>The page in shades of grey, row by row; turned and mirrored as encoded.</summary>
    public static byte[] Grey(ScannedPage page)
    {
        using var pix = new ImageDecoder().Decode(page.Bytes, page.RenderedCoding ?? page.Image!.Delivered.Coding, page.Image!);
        return Grey(pix);
    }

    public static byte[] Grey(Pix pix)
    {
        using var grey = pix.ToGrey();
        var (width, height, perLine) = (grey.Width, grey.Height, grey.WordsPerLine);
        var words = grey.Words;
        var bytes = new byte[width * height];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                bytes[(y * width) + x] = (byte)(words[(y * perLine) + (x / 4)] >> (24 - (8 * (x % 4))));
        return bytes;
    }

    /// <summary>Exactly one of image and fault on every page, numbers from 1 without holes, one end per stack.</summary>
    public static void AssertAccounted(IReadOnlyList<ScannedPage> pages)
    {
        foreach (var stack in pages.GroupBy(p => p.Id.Stack))
        {
            Assert.Equal(Enumerable.Range(1, stack.Count()), stack.Select(p => p.Id.Number));
            Assert.True(stack.Last().EndsStack);
            Assert.Single(stack, p => p.EndsStack);
        }
        Assert.All(pages, p => Assert.Equal(1, (p.Image is null ? 0 : 1) + (p.Fault is null ? 0 : 1) + (p.Recorded is null ? 0 : 1)));
        Assert.All(pages.Where(p => p.Image is not null), p => Assert.False(p.Bytes.IsEmpty));
    }

    private sealed class Recorded(IReadOnlyList<RecordedPage> pages) : IRecordedPages
    {
        public ValueTask<IReadOnlyList<RecordedPage>> OfStackAsync(string stack, CancellationToken cancel) =>
            ValueTask.FromResult<IReadOnlyList<RecordedPage>>([.. pages.Where(p => p.Id.Stack == stack)]);
    }
}
