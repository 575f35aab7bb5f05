namespace Ingest.Deposit;

public enum DifferenceKind
{
    ObjectDamaged,
    ObjectMissing,
    MarkerMissing,
    MarkerUnreadable,
    MarkerChanged,
    ManifestMissing,
    ManifestUnreadable,
    ManifestChanged,
    ReceiptMissing,
    ReceiptUnreadable,
    ReceiptChanged,
    ClosingMissing,
    ClosingUnreadable,
    ClosingChanged,
    DigestsMissing,
    DigestsChanged,
    MerkleRootDiffers,
    /// <summary>A record that the audit log names and that verify does not know otherwise: an Akte, a rule, a model.</summary>
    RecordMissing,
    RecordChanged,
    FormatDamaged,
    PdfStructure,
    AuditEntryMissing,
    AuditEntryUnreadable,
    AuditEntryChanged,
    /// <summary>An entry that no anchor vouches for: inserted, or written by another installation that shares the store.</summary>
    AuditEntryUnknown,
    StampInvalid,
    CatalogDamaged,
    CatalogDiffers,
    JournalDamaged,
    JournalDiffers,
    DeletionUnreadable,
    /// <summary>Deleting was begun and not finished.</summary>
    DeletionOpen,
    /// <summary>A deletion stands in the store that the audit log does not know: documents may have been taken away under its cover.</summary>
    DeletionUnlogged,
    StrayFile,
    /// <summary>An object nothing refers to: a note, not a fault. A run that was stopped leaves such objects and uses them again when it is resumed.</summary>
    OrphanObject,
    /// <summary>A note: a batch is not closed yet, so that nothing vouches for its receipt.</summary>
    BatchOpen,
    /// <summary>A note: nobody knows the digest of this marker yet.</summary>
    MarkerUnwitnessed,
    /// <summary>A note: no audit entry names this record.</summary>
    RecordUnwitnessed,
    /// <summary>A note: the time stamping authority was away, or a stamp cannot be checked to its root.</summary>
    StampMissing,
}

/// <summary>Where the store is not what it should be. <paramref name="Name"/> is the object or record, <paramref name="Document"/> whose it is, when that is known.</summary>
public sealed record Difference(DifferenceKind Kind, string Name, string Detail, Guid? Document = null)
{
    public bool IsNote => Kind is DifferenceKind.OrphanObject or DifferenceKind.BatchOpen or DifferenceKind.MarkerUnwitnessed
        or DifferenceKind.RecordUnwitnessed or DifferenceKind.StampMissing;
}

/// <summary>How far a verification has come.</summary>
public sealed record VerifyProgress(long Records, long Objects, long Bytes);
