namespace Ingest.Recognize.Choosing;

internal enum PageLanguage
{
    Unknown,
    German,
    English,
}
