using System.Collections.Concurrent;
using Ingest.Model;

namespace Ingest.Journal;

/// <summary>
/// Puts whole delivered files (PDFs whose pages are no single images) into the store, once per file however many pages it has.
/// A file that is gone or no longer the one that was delivered is a fault of its pages, not of the run.
/// </summary>
internal sealed class DeliveredFiles(IObjectSink objects)
{
    private readonly ConcurrentDictionary<Digest, Lazy<Task<IReadOnlyList<Issue>>>> puts = new();

    /// <summary>Empty when the file is in the store; otherwise why it cannot be.</summary>
    public Task<IReadOnlyList<Issue>> PutAsync(SourceFile file, Digest expected, CancellationToken cancel) =>
        puts.GetOrAdd(expected, _ => new(() => PutOnceAsync(file, expected, cancel))).Value;

    private async Task<IReadOnlyList<Issue>> PutOnceAsync(SourceFile file, Digest expected, CancellationToken cancel)
    {
        try
        {
            await using var stream = File.OpenRead(file.Path);
            if (await Digest.OfAsync(stream, cancel) != expected)
                return [new(IssueCodes.FileChanged, file.Name, "The file is not the one that was delivered; deliver it again.")];
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return [new(IssueCodes.FileMissing, file.Name, "The file is gone; put it back and run `ingest retry`.")];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [new(IssueCodes.FileUnreadable, file.Name, "The file cannot be read any more; check its rights and its disk, then run `ingest retry`.")];
        }

        await objects.PutFileAsync(expected, file.Path, cancel);
        return [];
    }
}
