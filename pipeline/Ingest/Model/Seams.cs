using Ingest.Native;

namespace Ingest.Model;

/// <summary>Turns an encoded page into pixels; the scan stage is the implementation.</summary>
public interface IImageDecoder
{
    /// <summary>
    /// The pixels as encoded, a mirroring undone but not turned: <see cref="PageImage.Width"/> by <see cref="PageImage.Height"/>, 1-bit, 8-bit grey or 32-bit colour,
    /// without colour map and alpha, at the resolution of <paramref name="image"/>. The caller disposes them.
    /// </summary>
    /// <exception cref="ScanException">The bytes cannot be decoded, or hold another size than <paramref name="image"/> says.</exception>
    Pix Decode(ReadOnlyMemory<byte> bytes, ImageCoding coding, PageImage image);

    /// <summary>As <see cref="Decode"/>, for looking and reading: a coloured picture may come as its luminance, 8-bit grey, where that is quicker.</summary>
    Pix DecodeLuminance(ReadOnlyMemory<byte> bytes, ImageCoding coding, PageImage image) => Decode(bytes, coding, image);

    /// <summary>False when <see cref="DecodeLuminance"/> has told all there is.</summary>
    bool HasMoreThanLuminance(ReadOnlyMemory<byte> bytes, ImageCoding coding) => coding == ImageCoding.Jpeg;

    /// <summary>As <see cref="Decode"/>, for a look from afar: smaller by <paramref name="reduction"/> (1, 2, 4 or 8) where the coding can be decoded so, which is quicker.</summary>
    Pix DecodeReduced(ReadOnlyMemory<byte> bytes, ImageCoding coding, PageImage image, int reduction) => Decode(bytes, coding, image);
}

/// <summary>The words of recorded pages; the journal is the implementation.</summary>
public interface IPageTexts
{
    ValueTask<PageText> LoadAsync(RecordedPage page, CancellationToken cancel);
}

/// <summary>The delivered objects of recorded pages; the store is the implementation. Bytes are the caller's.</summary>
public interface IDeliveredImages
{
    ValueTask<ReadOnlyMemory<byte>> LoadAsync(Digest sha256, CancellationToken cancel);

    /// <summary>Writes the object to a file, whatever its size; what stands there is replaced.</summary>
    /// <exception cref="StoreException">The object is missing, or its bytes are no longer those of its name.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    ValueTask CopyAsync(Digest sha256, string file, CancellationToken cancel);
}

/// <summary>Renders a page of a PDF to an encoded picture; the scan stage is the implementation.</summary>
public interface IPdfRasterizer
{
    /// <param name="path">The whole delivered PDF.</param>
    /// <param name="page">From 1.</param>
    /// <param name="dpi">Pixels per inch of the result.</param>
    /// <param name="bilevel">1-bit G4 TIFF instead of JPEG.</param>
    /// <exception cref="ScanException">The page cannot be rendered within the limits.</exception>
    ValueTask<RasterizedPage> RenderAsync(string path, int page, double dpi, bool bilevel, CancellationToken cancel);
}

public sealed record RasterizedPage(ReadOnlyMemory<byte> Bytes, ImageCoding Coding, int Width, int Height, IReadOnlyList<string> Warnings);

/// <summary>Where pages are settled that end outside any document: separators, blanks between separators, quarantined pages.</summary>
public interface IPageLedger
{
    ValueTask SettleAsync(PageId page, PageState state, CancellationToken cancel);
}

/// <summary>Pages an earlier, interrupted run has already recorded; the journal is the implementation.</summary>
public interface IRecordedPages
{
    /// <summary>In page order; may have holes where the run was killed. Empty for a stack not begun.</summary>
    ValueTask<IReadOnlyList<RecordedPage>> OfStackAsync(string stack, CancellationToken cancel);
}

/// <summary>Counts how often a page was begun and what it cost, before the risk is taken; the journal is the implementation.</summary>
public interface IPageTries
{
    /// <returns>How many runs ended while the page was in work, and how many workers have died on it.</returns>
    ValueTask<(int RunsEnded, int Deaths)> BeginAsync(PageId page, CancellationToken cancel);

    /// <returns>Deaths with this one.</returns>
    ValueTask<int> DiedAsync(PageId page, string how, CancellationToken cancel);
}

/// <summary>
/// Takes delivered objects into the store before any row names them; the store is the implementation.
/// It checks the digest while it copies; putting the same object again is no error.
/// </summary>
public interface IObjectSink
{
    /// <exception cref="StoreException">The bytes have another digest, or the store fails.</exception>
    ValueTask PutAsync(Digest sha256, ReadOnlyMemory<byte> bytes, CancellationToken cancel);

    /// <exception cref="StoreException">The file has another digest, or the store fails.</exception>
    ValueTask PutFileAsync(Digest sha256, string file, CancellationToken cancel);
}

/// <summary>Which document already stands in the store with these images in this order; the catalog is the implementation. Documents with gaps are never named.</summary>
public interface IStoredContents
{
    /// <summary>The document's id, or null when the store has none.</summary>
    ValueTask<Guid?> FindAsync(Digest contentKey, CancellationToken cancel);

    /// <summary>The document was deleted: what is delivered again is a document of its own.</summary>
    ValueTask<bool> IsDeletedAsync(Guid document, CancellationToken cancel) => ValueTask.FromResult(false);
}

/// <summary>What the catalog is made of and can be made of again; the store is the implementation.</summary>
public interface IStoredDocuments
{
    /// <summary>The newest version of each document, ordered by id.</summary>
    IAsyncEnumerable<StoredDocument> LatestAsync(CancellationToken cancel);

    /// <param name="marker">Name of the commit marker.</param>
    /// <exception cref="StoreException">The marker or the text it names is missing or unreadable.</exception>
    ValueTask<StoredDocument> LoadAsync(string marker, CancellationToken cancel);
}
