using System.Collections.Concurrent;
using Ingest.Model;
using Ingest.Native;
using Ingest.Sample;
using Ingest.Scan;

namespace Ingest.Benchmarks;

/// <summary>A generated scan as the scan stage hands it on, and decoded as the prepare stage sees it. Owns the pixels.</summary>
internal sealed class SamplePicture : IDisposable
{
    private const int Seed = 7;
    private static readonly ConcurrentDictionary<(string, SampleScan), Task<SamplePage>> Made = new();

    private SamplePicture(SamplePage page, int dpi)
    {
        var digest = Digest.Of(page.Bytes.Span);
        Image = new PageImage(new DeliveredImage(digest, page.Coding), page.Width, page.Height, dpi, dpi);
        Page = new ScannedPage(new PageId("stack.tif", 1), new SourceFile("stack.tif", "stack.tif", page.Bytes.Length, digest)) { Image = Image, Bytes = page.Bytes };
        Pixels = new ImageDecoder().Decode(page.Bytes, page.Coding, Image);
    }

    public ScannedPage Page { get; }

    public PageImage Image { get; }

    /// <summary>1-bit, or 32-bit colour.</summary>
    public Pix Pixels { get; }

    public UprightResolution Resolution => UprightResolution.Of(Image, Turn.None);

    /// <summary>A full letter of an office.</summary>
    public static Task<SamplePicture> LetterAsync(bool bilevel, int dpi = 300) =>
        ScanAsync("letter", new SampleScan { Bilevel = bilevel, Dpi = dpi }, async scan => (await SamplePages.LetterAsync(Seed, scan, CancellationToken.None))[0]);

    /// <summary>A few words only: read quickly.</summary>
    public static Task<SamplePicture> BriefAsync() =>
        ScanAsync("brief", new SampleScan(), async scan => (await SamplePages.BriefAsync(Seed, scan, CancellationToken.None))[0]);

    /// <summary>An empty back with dust and punch holes.</summary>
    public static Task<SamplePicture> BlankAsync(bool bilevel) =>
        ScanAsync("blank", new SampleScan { Bilevel = bilevel }, scan => SamplePages.BlankAsync(Seed, showThrough: false, scan, CancellationToken.None));

    private static async Task<SamplePicture> ScanAsync(string what, SampleScan scan, Func<SampleScan, Task<SamplePage>> make) =>
        new(await Made.GetOrAdd((what, scan), _ => make(scan)), scan.Dpi);

    public void Dispose() => Pixels.Dispose();
}
