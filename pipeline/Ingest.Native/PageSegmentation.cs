namespace Ingest.Native;

/// <summary>Tesseract's page segmentation modes, as far as they are used.</summary>
public enum PageSegmentation
{
    OrientationOnly = 0,
    /// <summary>Columns, blocks and lines without orientation: the command line's default.</summary>
    Auto = 3,
    SingleBlock = 6,
    SingleLine = 7,
    RawLine = 13,
}
