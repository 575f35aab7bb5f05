using System.Globalization;
using Ingest.Model;

namespace Ingest.Scan;

/// <summary>Reads TIFF page by page without decoding. The single page of a file is delivered as the file itself.</summary>
internal sealed class TiffReader : IPageFile
{
    private readonly FileBytes bytes;
    private readonly TiffChain chain;
    private readonly bool wholeFile;

    /// <exception cref="ScanException">Not a TIFF, a loop of directories, or a limit of <paramref name="options"/>.</exception>
    public TiffReader(SourceFile file, ScanOptions options)
    {
        using (var probe = new FileBytes(file.Path))
            chain = Checked(probe, file.Name, options);
        bytes = new(file.Path);
        wholeFile = chain is { Pages: [var only], Broken: false } && only == chain.Layout.FirstDirectory && bytes.Length < int.MaxValue;
    }

    public int PageCount => chain.Pages.Count + (chain.Broken ? 1 : 0);

    public bool BornDigital => false;

    public bool PagesLost => chain.Broken;

    public ValueTask<ReadPage> ReadAsync(int page, CancellationToken cancel)
    {
        if (page > chain.Pages.Count)
            throw new ScanException(IssueCodes.PageUndecodable, string.Create(CultureInfo.InvariantCulture,
                $"After page {chain.Pages.Count} the TIFF points to a directory that is missing or damaged: pages may be lost. Compare with the paper."));
        var directory = new TiffDirectory(bytes, chain.Layout, chain.Pages[page - 1]);
        var (delivered, truncated) = wholeFile ? (bytes.Slice(0, (int)bytes.Length), false) : TiffPage.Extract(bytes, chain.Layout, directory);
        var (image, findings) = TiffPicture.Describe(directory, delivered);
        if (truncated)
            findings = [.. findings, new(IssueCodes.PageDamaged, "Part of the page's data lies beyond the end of the file.")];
        return ValueTask.FromResult(new ReadPage(image, delivered) { Findings = findings });
    }

    public void Dispose() => bytes.Dispose();

    private static TiffChain Checked(FileBytes bytes, string file, ScanOptions options)
    {
        var chain = TiffChain.Walk(bytes, options.MaxPages);
        if (chain.MorePages)
            throw PageLimit.Exceeded(file, options);
        if (chain.Loop)
            throw new ScanException(IssueCodes.FileLimit, string.Create(CultureInfo.InvariantCulture,
                $"After page {chain.Pages.Count} of {file} the TIFF directories form a loop: how many pages there are cannot be known, and no setting allows that. Have the file written anew."));
        for (var i = 0; i < chain.Pages.Count; i++)
            CheckSize(new(bytes, chain.Layout, chain.Pages[i]), i + 1, file, options);
        return chain;
    }

    private static void CheckSize(TiffDirectory page, int number, string file, ScanOptions options)
    {
        var (width, height) = (page.Number(TiffTag.ImageWidth, 0), page.Number(TiffTag.ImageLength, 0));
        // A page without size is that page's fault; only a page too large refuses the file.
        if (width > 0 && height > 0)
            PageSize.Check(width, height, number, file, options, page.Number(TiffTag.SamplesPerPixel, 1));
        // A tile takes its room whole, however little of it is page.
        var (tileWidth, tileHeight) = (page.Number(TiffTag.TileWidth, 0), page.Number(TiffTag.TileLength, 0));
        if (tileWidth > 0 && tileHeight > 0)
            PageSize.Check(tileWidth, tileHeight, number, file, options, page.Number(TiffTag.SamplesPerPixel, 1), "tiles of ");
    }
}
