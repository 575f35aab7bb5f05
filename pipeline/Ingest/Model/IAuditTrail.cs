namespace Ingest.Model;

/// <summary>
/// The append-only, hash-chained log of what was done to the store. Whoever closes, corrects, deletes, imports, exports or repairs appends an
/// entry, after what the entry names stands in the store. Any number of processes may append.
/// </summary>
public interface IAuditTrail
{
    /// <summary>The newest entry; <see cref="AuditHead.None"/> while there is none.</summary>
    ValueTask<AuditHead> HeadAsync(CancellationToken cancel);

    /// <returns>The new entry, or the one that already stands there with the same <see cref="AuditAct.Key"/>.</returns>
    /// <exception cref="StoreException">The store or the journal failed: the act is not logged.</exception>
    /// <exception cref="BusyException">Other processes were first again and again.</exception>
    ValueTask<AuditHead> AppendAsync(AuditAct act, CancellationToken cancel);
}

/// <summary>Remembers the newest entry outside the store, so that cutting off the end of the log is seen; the journal is the implementation.</summary>
public interface IAuditAnchor
{
    /// <summary>The newest entry this installation has written; <see cref="AuditHead.None"/> when it has written none.</summary>
    ValueTask<AuditHead> NewestAsync(CancellationToken cancel);

    /// <summary>Notes an entry; an older one than the noted one changes nothing.</summary>
    ValueTask NoteAsync(AuditHead head, CancellationToken cancel);
}

/// <summary>An entry of the audit log: its number, from 1, and the SHA-256 of its bytes.</summary>
public sealed record AuditHead(long Number, Digest Sha256)
{
    /// <summary>What the first entry names as its predecessor.</summary>
    public static AuditHead None { get; } = new(0, Digest.OfHash(new byte[32]));
}

/// <summary>Something that was done, as it is logged. Texts are names, numbers and reasons, never the content of a document.</summary>
/// <param name="Action">One of <see cref="AuditActions"/>.</param>
/// <param name="Actor">Pseudonym of the person, or <see cref="AuditActions.Program"/>.</param>
/// <param name="Time">The batch clock, or the present time for what a person does.</param>
/// <param name="Subject">What it was done to: the id of a batch, document or Akte, or the name of a file.</param>
public sealed record AuditAct(string Action, string Actor, DateTimeOffset Time, string Subject)
{
    /// <summary>
    /// The records and objects the act made, with their digests: <c>ingest verify</c> holds them against the store from then on.
    /// A record that nothing else names by its digest (a corrected version, an Akte, a rule) is only protected when it is named here.
    /// </summary>
    public IReadOnlyList<AuditNamed> Named { get; init; } = [];

    /// <summary>Further facts by name, such as <c>reason</c>.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();

    /// <summary>Tells the act from all others, so that doing it again after a kill does not log it twice; empty: it is logged whenever it is appended.</summary>
    public string Key { get; init; } = "";

    /// <summary>Number of an entry after which the same key is looked for: the head read before the act began. 0 reads the whole log.</summary>
    public long After { get; init; }
}

/// <param name="Name">Name of the record, such as <c>commits/ID/v2.json</c>, or <c>objects/aa/SHA256</c>.</param>
public sealed record AuditNamed(string Name, Digest Sha256);

/// <summary>The words for what is logged; stable, since they stand in stores.</summary>
public static class AuditActions
{
    /// <summary>Actor of what no person asked for.</summary>
    public const string Program = "ingest";

    public const string BatchClosed = "batch-closed";
    public const string VersionCreated = "version-created";
    public const string DocumentDeleted = "document-deleted";
    public const string AkteChanged = "akte-changed";
    public const string Imported = "imported";
    public const string Exported = "exported";
    public const string BackupMade = "backup-made";
    public const string StateRestored = "state-restored";
    public const string Repaired = "repaired";
    public const string TimeStamped = "time-stamped";
    public const string StoreUpgraded = "store-upgraded";
}
