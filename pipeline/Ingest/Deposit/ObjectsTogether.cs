using System.Runtime.ExceptionServices;
using Ingest.Model;

namespace Ingest.Deposit;

/// <summary>
/// Puts the files of one record side by side, so that they wait for the medium together: a journaling file system makes one commit of
/// synchronisations that meet, a blob service answers several calls in the time of one.
/// </summary>
public static class ObjectsTogether
{
    /// <summary>
    /// A document has one file for each role, five today, and all of them should go at once. More would wait no less, but each file on its way
    /// takes a thread of the folder store or a block of 4 MiB of the blob store, and a record may name thousands.
    /// </summary>
    internal const int AtOnce = 8;

    /// <summary>When it returns, every file is in the store for good. When it throws, no put is running any more: the others were cancelled and have ended.</summary>
    /// <param name="put">Called after each.</param>
    /// <exception cref="StoreException">The first failure; that others were cancelled because of it, or the run while they ended, is not reported.</exception>
    public static async ValueTask PutTogetherAsync(this IDepositStore store, IReadOnlyList<RenderedObject> files, Action put, CancellationToken cancel)
    {
        ExceptionDispatchInfo? first = null;
        try
        {
            await Parallel.ForEachAsync(files, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel }, async (file, stopped) =>
            {
                try
                {
                    await store.PutObjectAsync(file.Sha256, file.Path, stopped);
                    put();
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    Interlocked.CompareExchange(ref first, ExceptionDispatchInfo.Capture(failure), null);
                    throw;
                }
            });
        }
        catch
        {
            first?.Throw();
            throw;
        }
    }
}
