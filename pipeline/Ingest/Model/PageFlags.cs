namespace Ingest.Model;

/// <summary>Marks beside a page's state; a page in a document may carry several.</summary>
[Flags]
public enum PageFlags
{
    None = 0,
    /// <summary>The image can be shown but not read.</summary>
    TextMissing = 1,
    /// <summary>Looks empty; only a person or a profile with <c>blank: remove</c> takes it out.</summary>
    BlankSuspect = 2,
    DuplicateSuspect = 4,
    /// <summary>Recognised with low confidence (RESISCAN A.SC.8: conspicuous pages are checked by hand).</summary>
    PoorText = 8,
}
