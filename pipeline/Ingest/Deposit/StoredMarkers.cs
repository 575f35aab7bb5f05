using System.Globalization;

namespace Ingest.Deposit;

/// <summary>Finds the newest version of a document. Versions have no holes: each is created by who has seen the one before.</summary>
public static class StoredMarkers
{
    /// <param name="known">A version that is known to be there; 0 when none is.</param>
    /// <returns>0 when the store has no version of the document.</returns>
    public static async ValueTask<int> NewestVersionAsync(this IDepositStore store, Guid document, int known, CancellationToken cancel)
    {
        if (known == 0)
        {
            var versions = 0;
            await foreach (var name in store.ListRecordsAsync(string.Create(CultureInfo.InvariantCulture, $"{StoreLayout.Commits}{document:D}/"), cancel))
                if (StoreLayout.TryParseMarker(name, out _, out var version))
                    versions = Math.Max(versions, version);
            return versions;
        }
        while (!(await store.ReadRecordAsync(StoreLayout.Marker(document, known + 1), cancel)).IsEmpty)
            known++;
        return known;
    }
}
