using Azure;

namespace Ingest.Deposit.Blobs;

/// <summary>Runs calls to the container and translates what they throw. Retries of a busy or absent service are the library's, bounded by <see cref="StoreOptions.Retries"/>.</summary>
/// <param name="place">Account and container, as people know them.</param>
internal sealed class BlobCalls(string place)
{
    /// <summary>For bytes that were changed on the way: checksums find them, and the next attempt usually arrives.</summary>
    private const int Attempts = 3;

    public string Place => place;

    /// <exception cref="StoreException">The service failed.</exception>
    /// <exception cref="RequestFailedException">Only what <paramref name="expected"/> takes: an answer, not a failure.</exception>
    public async Task<T> RunAsync<T>(string name, Func<Task<T>> call, CancellationToken cancel, Predicate<RequestFailedException>? expected = null)
    {
        cancel.ThrowIfCancellationRequested();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call();
            }
            catch (Exception e) when (BlobFailure.IsDamage(e) && attempt < Attempts)
            {
                // Nothing was kept of it on either side.
            }
            catch (RequestFailedException e) when (expected?.Invoke(e) == true)
            {
                throw;
            }
            catch (Exception e) when (BlobFailure.Is(e, cancel))
            {
                throw BlobFailure.Of(place, name, e);
            }
        }
    }

    public T Run<T>(string name, Func<T> call)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return call();
            }
            catch (Exception e) when (BlobFailure.IsDamage(e) && attempt < Attempts)
            {
                // As above.
            }
            catch (Exception e) when (BlobFailure.Is(e, CancellationToken.None))
            {
                throw BlobFailure.Of(place, name, e);
            }
        }
    }
}
