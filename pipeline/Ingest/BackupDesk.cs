using Ingest.Backup;
using Ingest.Catalog.Sqlite;
using Ingest.Deposit;
using Ingest.Journal;
using Ingest.Model;

namespace Ingest;

/// <summary>Backup and restore of an installation, logged in its audit trail.</summary>
public static class BackupDesk
{
    /// <summary>The journal last: it decides whether there is a state.</summary>
    private static readonly StateFile[] Files =
    [
        // the table that resolves pseudonyms: nothing in the store can replace it
        new("operators.json", 0),
        new(Workplace.CatalogName, CatalogSchema.Version),
        new(Journal.Journal.FileName, JournalSchema.Version),
    ];

    /// <returns>Digest of the ZIP.</returns>
    public static async Task<Digest> BackupAsync(Workplace place, StorePlace where, string zip, string actor, TimeProvider time, CancellationToken cancel)
    {
        var sha256 = await new StateBackup(place.Store, where.ToString(), place.Journal.Folder, Files, time).WriteAsync(zip, ToolVersions.Program, cancel);
        await place.Audit.AppendAsync(Act(AuditActions.BackupMade, zip, sha256, actor, time), cancel);
        return sha256;
    }

    /// <returns>Records of the store that differ from those in the backup; the store's stay.</returns>
    public static async Task<IReadOnlyList<string>> RestoreAsync(
        StorePlace where, StoreOptions access, string state, string zip, bool replace, string actor, TimeProvider time, FaultPoints faults, CancellationToken cancel)
    {
        if (!File.Exists(zip))
            throw new UsageException($"There is no backup {zip}.", "Name a file that 'ingest backup' has written.");
        if (BatchLock.AnyHeld(state))
            throw new BusyException("A batch is being worked on, or documents are being corrected or deleted.", "Wait for it, or stop it: it can be resumed after the restore.");
        IReadOnlyList<string> kept;
        var store = Stores.Open(where, access, faults);
        using (store as IDisposable)
        {
            await store.CheckAsync(cancel);
            kept = await new StateRestore(store, state, Files).RestoreAsync(zip, replace, cancel);
        }

        await using var bytes = File.OpenRead(zip);
        var sha256 = await Digest.OfAsync(bytes, cancel);
        await using var place = await Workplace.OpenAsync(where, access, state, time, faults, cancel);
        await place.Audit.AppendAsync(Act(AuditActions.StateRestored, zip, sha256, actor, time), cancel);
        return kept;
    }

    private static AuditAct Act(string action, string zip, Digest sha256, string actor, TimeProvider time) =>
        new(action, actor.Length > 0 ? actor : AuditActions.Program, time.GetUtcNow(), Path.GetFileName(zip))
        {
            Facts = new Dictionary<string, string> { ["sha256"] = sha256.Hex },
        };
}
