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
    ReceiptUnreadable,
    StrayFile,
    /// <summary>An object nothing refers to: a note, not a fault. A run that was stopped leaves such objects and uses them again when it is resumed.</summary>
    OrphanObject,
}

/// <summary>Where the store is not what it should be. <paramref name="Name"/> is the object or record, <paramref name="Document"/> whose it is, when that is known.</summary>
public sealed record Difference(DifferenceKind Kind, string Name, string Detail, Guid? Document = null)
{
    public bool IsNote => Kind == DifferenceKind.OrphanObject;
}

/// <summary>How far a verification has come.</summary>
public sealed record VerifyProgress(long Records, long Objects, long Bytes);
