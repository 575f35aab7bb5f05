using System.Globalization;
using Ingest.Model;

namespace Ingest.Scan;

/// <summary>Reads a file that is one picture: JPEG, PNG, JPEG 2000, WebP, BMP. The bytes pass through unchanged.</summary>
internal sealed class PictureReader : IPageFile
{
    private const long LargestArray = int.MaxValue / 2;

    private readonly ReadPage page;

    /// <exception cref="ScanException">The header is damaged or a limit of <paramref name="options"/> is exceeded.</exception>
    public PictureReader(SourceFile file, ScanOptions options)
    {
        if (file.Length > LargestArray)
            throw new ScanException(IssueCodes.FileLimit, string.Create(CultureInfo.InvariantCulture,
                $"{file.Name} has {file.Length} bytes; a single picture may have {LargestArray}. Deliver it as TIFF."));
        var bytes = File.ReadAllBytes(file.Path);
        var header = PictureHeader.Read(bytes);
        PageSize.Check(header.Width, header.Height, 1, file.Name, options, header.Components);
        if (header.Scans > options.MaxJpegScans)
            throw new ScanException(IssueCodes.FileLimit, string.Create(CultureInfo.InvariantCulture,
                $"Page 1 of {file.Name} is coded in {header.Scans} scans, the limit is {options.MaxJpegScans}: each costs the time of a picture. If that is right, raise Scan:MaxJpegScans."));
        page = Describe(header, bytes);
    }

    public int PageCount => 1;
    public bool BornDigital => false;
    public bool PagesLost => false;

    public ValueTask<ReadPage> ReadAsync(int page, CancellationToken cancel) => ValueTask.FromResult(this.page);

    public void Dispose()
    {
    }

    private static ReadPage Describe(PictureHeader header, byte[] bytes)
    {
        var dpi = PageResolution.Of(header.DpiX, header.DpiY, header.Width, header.Height);
        var image = new PageImage(new(Digest.Of(bytes), header.Coding), (int)header.Width, (int)header.Height, dpi.X, dpi.Y, header.Turn)
        {
            Mirrored = header.Mirrored,
            ResolutionEstimated = dpi.Estimated,
            BitsPerPixel = header.Bits,
        };
        var findings = ResolutionFinding.For(image);
        return new(image, bytes)
        {
            Findings = header.Truncated ? [.. findings, new(IssueCodes.PageDamaged, "The picture ends before its end mark: part of it may be missing.")] : findings,
        };
    }
}
