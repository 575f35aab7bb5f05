namespace Ingest.Native;

/// <summary>The levels a <see cref="TesseractIterator"/> walks.</summary>
public enum TextLevel
{
    Block = 0,
    Paragraph = 1,
    Line = 2,
    Word = 3,
    Symbol = 4,
}
