using Ingest.Model;

namespace Ingest.Scan;

/// <summary>Opens delivered files by what they are, after checking that they are still the files of the manifest.</summary>
internal sealed class PageFiles(ScanOptions options, IPdfFileRasterizer rasterizer) : IPageFiles
{
    /// <summary>What stands in a name for bytes that are no UTF-8.</summary>
    private const char NotUtf8 = '\uFFFD';

    public bool IsWorn => ParserThread.HasOutlived;

    public async Task<IPageFile> OpenAsync(SourceFile file, CancellationToken cancel)
    {
        try
        {
            if (FileSniffer.Sniff(file.Path) == FileKind.Pdf && !ZipFiles.IsZip(file.Path))
                return await OpenPdfAsync(file, cancel);
            await CheckUnchangedAsync(file, cancel);
            if (ZipFiles.IsZip(file.Path))
                throw await RefusedZip.ReasonAsync(file, options, cancel);
            return FileSniffer.Sniff(file.Path) switch
            {
                FileKind.Tiff => new TiffReader(file, options),
                _ => new PictureReader(file, options),
            };
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ScanException(
                IssueCodes.FileMissing,
                file.Path.Contains(NotUtf8)
                    ? $"The name {file.Name} is not UTF-8, so the file cannot be opened by it. Rename it and deliver it again."
                    : $"{file.Name} is no longer there. Deliver it again and resume.",
                e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ScanException(IssueCodes.FileUnreadable, $"{file.Name} cannot be read ({e.GetType().Name}). Check the rights and the medium, then retry.", e);
        }
    }

    /// <summary>A PDF is hashed while it is looked through; nothing is said of it before both are done, and a changed file is only that.</summary>
    private async Task<IPageFile> OpenPdfAsync(SourceFile file, CancellationToken cancel)
    {
        if (new FileInfo(file.Path).Length > options.MaxFileBytes)
            throw FileLimit.Exceeded(file.Name, new FileInfo(file.Path).Length, options);
        var opening = PdfReader.OpenAsync(file, options, rasterizer, cancel);
        try
        {
            await Task.Run(() => CheckUnchangedAsync(file, cancel), cancel);
        }
        catch
        {
            await ((Task)opening).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (opening.IsCompletedSuccessfully)
                (await opening).Dispose();
            throw;
        }
        return await opening;
    }

    private async Task CheckUnchangedAsync(SourceFile file, CancellationToken cancel)
    {
        await using var stream = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 17,
            FileOptions.SequentialScan | FileOptions.Asynchronous);
        if (stream.Length > options.MaxFileBytes)
            throw FileLimit.Exceeded(file.Name, stream.Length, options);
        if (stream.Length != file.Length || await Digest.OfAsync(stream, cancel) != file.Sha256)
            throw new ScanException(IssueCodes.FileChanged, $"{file.Name} changed after the batch was begun. Start a new batch with the new file.");
        if (file.Length == 0)
            throw new ScanException(IssueCodes.FileUnreadable, $"{file.Name} is empty. Deliver it again.");
    }
}
