using Ingest.Model;

namespace Ingest.Scan;

/// <summary>
/// Where the pages of a TIFF begin. <paramref name="Broken"/>: after the last of them the chain points to something that is no directory,
/// so pages may be missing. <paramref name="MorePages"/>: the walk stopped at its limit. <paramref name="Loop"/>: after the last of them the
/// chain leads back to a directory it has passed, so nobody can know how many pages were meant.
/// </summary>
internal sealed record TiffChain(TiffLayout Layout, IReadOnlyList<long> Pages, bool Broken = false, bool MorePages = false, bool Loop = false)
{
    /// <summary>Directories that are neither page nor limit: a file of nothing but thumbnails still ends.</summary>
    private const int ReducedPerPage = 4;
    private const long ReducedResolution = 1;

    /// <exception cref="ScanException">No header, no first directory, or no page.</exception>
    public static TiffChain Walk(RandomBytes file, int maxPages)
    {
        var layout = TiffLayout.Read(file);
        var pages = new List<long>();
        var visited = new HashSet<long>();
        var largest = (Width: 0L, Height: 0L);
        for (var offset = layout.FirstDirectory; offset != 0;)
        {
            if (!visited.Add(offset))
                return new(layout, pages, Loop: true);
            if (pages.Count >= maxPages || visited.Count > (ReducedPerPage + 1L) * maxPages)
                return new(layout, pages, MorePages: true);
            if (TryRead(file, layout, offset, pages.Count > 0) is not { } directory)
                return new(layout, pages, Broken: true);
            var size = (Width: directory.Number(TiffTag.ImageWidth, 0), Height: directory.Number(TiffTag.ImageLength, 0));
            if (!IsThumbnail(directory, size, largest))
            {
                pages.Add(offset);
                largest = size;
            }
            offset = directory.Next;
        }
        return pages.Count > 0 ? new(layout, pages) : throw new ScanException(IssueCodes.FileUnreadable, "The TIFF holds no page.");
    }

    private static TiffDirectory? TryRead(RandomBytes file, TiffLayout layout, long offset, bool mayBreak)
    {
        try
        {
            return new(file, layout, offset);
        }
        catch (ScanException e)
        {
            return mayBreak ? null : throw new ScanException(IssueCodes.FileUnreadable, "The first TIFF directory is missing or damaged; the file may be truncated.", e);
        }
    }

    /// <summary>The flag alone is not believed: scanners have set it on full pages, and no page may be dropped.</summary>
    private static bool IsThumbnail(TiffDirectory directory, (long Width, long Height) size, (long Width, long Height) page) =>
        (directory.Number(TiffTag.NewSubfileType, 0) & ReducedResolution) != 0 && size.Width * 2 <= page.Width && size.Height * 2 <= page.Height;
}
