namespace Ingest.Recognize.Managed;

/// <summary>Where a character on a path of the beam comes from; the larger wins (ratngs.h, PermuterType).</summary>
internal enum Permuter : byte
{
    None = 0,
    Punctuation = 1,
    TopChoice = 2,
    Number = 6,
    Word = 8,
}
