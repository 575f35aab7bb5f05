namespace Ingest.Render;

/// <summary>What <c>ingest ocr --format</c> writes per input.</summary>
[Flags]
public enum PageFormats
{
    None = 0,
    Text = 1,
    Alto = 2,
    Hocr = 4,
    Pdf = 8,
}
