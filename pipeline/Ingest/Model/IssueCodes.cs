namespace Ingest.Model;

/// <summary>Stable reason codes of issues: scripts and the morning report count by them.</summary>
public static class IssueCodes
{
    public const string FileMissing = "file-missing";
    public const string FileUnreadable = "file-unreadable";
    public const string FileEncrypted = "file-encrypted";
    public const string FileLimit = "file-limit";
    /// <summary>A ZIP with names or entries that do not belong into one: it is quarantined whole.</summary>
    public const string ArchiveUnsafe = "archive-unsafe";
    public const string FileChanged = "file-changed";
    public const string PageUndecodable = "page-undecodable";
    public const string PageDamaged = "page-damaged";
    public const string TextMissing = "text-missing";
    /// <summary>Something that looks like text was seen and not read.</summary>
    public const string TextUncovered = "text-uncovered";
    public const string RecognitionTimeout = "recognition-timeout";
    /// <summary>The page, or the opening of the file, ended the process it was done in again and again.</summary>
    public const string WorkerDied = "worker-died";
    public const string SeparatorUnknown = "separator-unknown";
    public const string SeparatorCountMismatch = "separator-count-mismatch";
    public const string DocumentGap = "document-gap";
    public const string ClassifiedMark = "classified-mark";
    public const string ClassUncertain = "class-uncertain";
    /// <summary>The class is sure, but one of those a person always looks at.</summary>
    public const string ClassReviewed = "class-reviewed";
    public const string FieldConflict = "field-conflict";
    public const string FieldUncertain = "field-uncertain";
    public const string PoorText = "poor-text";
    public const string AlreadyStored = "already-stored";
    public const string BornDigital = "born-digital";
    public const string Attachments = "attachments";
    public const string Signed = "signed";
    public const string Jbig2Symbols = "jbig2-symbols";
    public const string ImageConverted = "image-converted";
    /// <summary>Handwriting, stamps or dirt that no model can read; left out of the text.</summary>
    public const string MarksUnread = "marks-unread";
    /// <summary>The page was read with another model than usual; says which and why.</summary>
    public const string ModelChosen = "model-chosen";
    /// <summary>The wanted recogniser cannot compute the model; another read the page.</summary>
    public const string RecognizerReplaced = "recognizer-replaced";
    public const string ResolutionMissing = "resolution-missing";
    /// <summary>The file reference was read in another spelling than the known Akte has, and got the known one.</summary>
    public const string AkteSpelling = "akte-spelling";
    /// <summary>Several known Akten have this file reference but for their spelling.</summary>
    public const string AkteAmbiguous = "akte-ambiguous";
    /// <summary>No such Akte is known, but one that differs by a single character.</summary>
    public const string AkteNear = "akte-near";
    /// <summary>The Aktenplan has no position for this file reference.</summary>
    public const string AkteOffPlan = "akte-off-plan";
    /// <summary>The words are those of another document: the same paper may have been scanned twice.</summary>
    public const string DuplicateSuspect = "duplicate-suspect";
    /// <summary>A text had characters the exchange does not know; they were replaced.</summary>
    public const string CharacterReplaced = "character-replaced";
    /// <summary>An Anlage without the document it belongs to.</summary>
    public const string AnlageAlone = "anlage-alone";
}
