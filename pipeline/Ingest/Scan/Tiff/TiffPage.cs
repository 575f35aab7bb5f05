using Ingest.Model;

namespace Ingest.Scan;

/// <summary>Cuts one page out of a TIFF: its strips or tiles byte for byte in a file of their own.</summary>
internal static class TiffPage
{
    /// <summary>Distinct strips may share bytes, but a page of many times its file is an attack on memory.</summary>
    private const long MaxBytes = 1L << 30;

    /// <param name="samples">Samples per pixel, where the directory does not say.</param>
    /// <returns>The page, and whether some of its data lie beyond the end of the file.</returns>
    /// <exception cref="ScanException">No strip of the page is there.</exception>
    public static (byte[] Bytes, bool Truncated) Extract(RandomBytes file, TiffLayout layout, TiffDirectory page, int samples = 0)
    {
        var tiff = new SinglePageTiff(layout.BigEndian);
        if (samples > 0)
            tiff.Short(TiffTag.SamplesPerPixel, samples);
        foreach (var field in page.Fields.Where(f => TiffTag.Carried.Contains(f.Tag)))
        {
            var raw = page.Raw(field);
            if (raw.Length == field.Count * TiffLayout.SizeOf(field.Type))
                _ = field.Type is 16 or 18 ? tiff.Long(field.Tag, [.. Classic(page.Numbers(field.Tag))]) : tiff.Add(field.Tag, field.Type, raw);
        }
        var tiled = page.Has(TiffTag.TileOffsets);
        var (offsetTag, countTag) = tiled ? (TiffTag.TileOffsets, TiffTag.TileByteCounts) : (TiffTag.StripOffsets, TiffTag.StripByteCounts);
        var (strips, truncated) = Strips(file, page, offsetTag, countTag);
        tiff.Blobs(offsetTag, countTag, strips);
        OldJpegTables.Carry(file, layout, page, tiff);
        return (tiff.ToArray(), truncated);
    }

    /// <exception cref="ScanException">A number that no page has.</exception>
    private static IReadOnlyList<long> Classic(IReadOnlyList<long> numbers) => numbers.All(n => n is >= 0 and <= uint.MaxValue)
        ? numbers
        : throw new ScanException(IssueCodes.PageUndecodable, "The directory of the page holds a number beyond all sizes; the file is damaged.");

    private static (List<byte[]> Strips, bool Truncated) Strips(RandomBytes file, TiffDirectory page, ushort offsetTag, ushort countTag)
    {
        var offsets = page.Numbers(offsetTag);
        var counts = page.Numbers(countTag);
        if (counts.Count < offsets.Count)
            counts = Estimated(offsets, file.Length);
        var strips = new List<byte[]>(offsets.Count);
        var (total, truncated) = (0L, false);
        foreach (var (offset, count) in offsets.Zip(counts))
        {
            var there = Math.Clamp(file.Length - offset, 0, Math.Max(count, 0));
            total += there;
            if (total > Math.Min(MaxBytes, file.Length))
                throw new ScanException(IssueCodes.PageUndecodable, "The strips of the page overlap or are larger than their file.");
            strips.Add(file.Slice(offset, (int)there));
            truncated |= there < count;
        }
        return total > 0 ? (strips, truncated) : throw new ScanException(IssueCodes.PageUndecodable, "The page has no data; the file may be truncated.");
    }

    /// <summary>Very old writers leave the byte counts out: a strip reaches to the next one or the end of the file.</summary>
    private static List<long> Estimated(IReadOnlyList<long> offsets, long length)
    {
        var starts = offsets.Append(length).Distinct().Order().ToList();
        return [.. offsets.Select(o => starts[Math.Min(starts.Count - 1, starts.BinarySearch(o) + 1)] - o)];
    }
}
