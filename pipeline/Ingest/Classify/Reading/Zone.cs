namespace Ingest.Classify.Reading;

/// <summary>Where on a document a line stands; a line may be in several zones.</summary>
[Flags]
public enum Zone
{
    None = 0,
    /// <summary>A short line of its own in the upper two thirds of the first page.</summary>
    Heading = 1,
    /// <summary>Upper two fifths of the first page: letterhead, address, reference line, subject.</summary>
    Head = 2,
    /// <summary>Below the letterhead, and the other pages.</summary>
    Body = 4,
    /// <summary>Lowest fifth of a page.</summary>
    Foot = 8,
    FirstPage = 16,
    Any = 32,
}
