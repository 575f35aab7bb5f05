namespace Ingest.Model;

/// <summary>A page cut out of its file: the delivered object and what is known of its picture.</summary>
internal sealed record ReadPage(PageImage Image, ReadOnlyMemory<byte> Bytes)
{
    public ImageCoding? RenderedCoding { get; init; }
    public PageText? OwnText { get; init; }
    public IReadOnlyList<Finding> Findings { get; init; } = [];
}

/// <summary>Something a reader noticed that is no fault; becomes an <see cref="Issue"/> of the page it was found on.</summary>
internal sealed record Finding(string Code, string Detail);

/// <summary>Opens delivered files; the scan stage is the implementation, in this process or in a worker.</summary>
internal interface IPageFiles
{
    /// <exception cref="ScanException">The file is gone, changed, beyond a limit, encrypted, or no page file.</exception>
    Task<IPageFile> OpenAsync(SourceFile file, CancellationToken cancel);

    /// <summary>Something of an earlier file still runs in this process and cannot be ended: the next file is better opened in another.</summary>
    bool IsWorn => false;
}

/// <summary>An opened file of pages. One reader at a time; disposing closes it.</summary>
internal interface IPageFile : IDisposable
{
    int PageCount { get; }

    /// <summary>The file is kept and deposited unchanged.</summary>
    bool BornDigital { get; }

    /// <summary>The page after the last readable one stands for an unknown number of lost pages.</summary>
    bool PagesLost { get; }

    /// <param name="page">From 1.</param>
    /// <exception cref="ScanException">This page cannot be read; its neighbours may be.</exception>
    ValueTask<ReadPage> ReadAsync(int page, CancellationToken cancel);
}
