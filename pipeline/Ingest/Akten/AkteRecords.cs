using System.Globalization;
using System.Runtime.CompilerServices;
using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Akten;

/// <summary>
/// The Akten in the store. A change makes a new version, created only if absent: of two that change an Akte at once, the second looks
/// at what the first has written.
/// </summary>
public sealed class AkteRecords(IDepositStore store, FaultPoints faults)
{
    private const int MostAttempts = 100;

    /// <summary>The newest version; null when there is no such Akte.</summary>
    public async ValueTask<Akte?> FindAsync(Guid id, CancellationToken cancel)
    {
        var newest = 0;
        await foreach (var name in store.ListRecordsAsync($"{AktenLayout.Akten}{id:D}/", cancel))
        {
            if (AktenLayout.TryParseAkte(name, out _, out var version))
                newest = Math.Max(newest, version);
        }

        return newest == 0 ? null : await LoadAsync(id, newest, cancel);
    }

    /// <summary>The newest version of every Akte, by id.</summary>
    public async IAsyncEnumerable<Akte> LatestAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        (Guid Id, int Version) newest = default;
        await foreach (var name in store.ListRecordsAsync(AktenLayout.Akten, cancel))
        {
            if (!AktenLayout.TryParseAkte(name, out var id, out var version))
                continue;
            if (id != newest.Id && newest.Version > 0)
                yield return await LoadAsync(newest.Id, newest.Version, cancel);
            newest = id == newest.Id ? (id, Math.Max(version, newest.Version)) : (id, version);
        }

        if (newest.Version > 0)
            yield return await LoadAsync(newest.Id, newest.Version, cancel);
    }

    /// <summary>Writes the next version of an Akte, or its first.</summary>
    /// <param name="change">Gets the newest version, null when there is none, and says what it shall become; the same again changes nothing. Its version is set here.</param>
    /// <returns>The Akte as it is now; whether this call changed it.</returns>
    public async ValueTask<(Akte Akte, bool Changed)> ChangeAsync(Guid id, Func<Akte?, Akte> change, CancellationToken cancel)
    {
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            var before = await FindAsync(id, cancel);
            var after = change(before) with { Version = (before?.Version ?? 0) + 1 };
            if (before is not null && ReferenceEquals(after.History, before.History))
                return (before, false);
            var mine = await store.TryCreateRecordAsync(AktenLayout.Akte(id, after.Version), AkteJson.Write(after), cancel);
            faults.Reached("akten.akte.created");
            if (mine)
                return (after, true);
        }

        throw StoreFailure.Different(string.Create(CultureInfo.InvariantCulture, $"{AktenLayout.Akten}{id:D}/"), "others change it without end");
    }

    private async ValueTask<Akte> LoadAsync(Guid id, int version, CancellationToken cancel)
    {
        var name = AktenLayout.Akte(id, version);
        return RecordReader.Require(name, await store.ReadRecordAsync(name, cancel), AkteJson.Read);
    }
}
