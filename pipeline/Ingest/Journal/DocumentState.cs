namespace Ingest.Journal;

/// <summary>How far a document has come.</summary>
internal enum DocumentState
{
    Recorded,

    /// <summary>Already stored: its pages are linked to the document that holds the same images.</summary>
    Linked,

    Deposited,
}
