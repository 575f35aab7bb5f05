namespace Ingest.Recognize.Managed;

/// <summary>Parts of a .traineddata file by their place in its table (tessdatamanager.h, TessdataType); only those a line recogniser needs.</summary>
internal enum ModelPart
{
    Network = 17,
    PunctuationWords = 18,
    Words = 19,
    Numbers = 20,
    Characters = 21,
    Codes = 22,
    Version = 23,
}
