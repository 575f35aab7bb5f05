using Ingest.Model;

namespace Ingest.Sample;

/// <summary>One generated scan: the encoded image (a single-page TIFF G4 or a JPEG), and the words printed on it in pixels of the upright page, skew included.</summary>
public sealed record SamplePage(ReadOnlyMemory<byte> Bytes, ImageCoding Coding, int Width, int Height, Turn ToUpright, PageText Text, SampleRow Row)
{
    /// <summary>One line per printed line, in reading order; stamps and handwriting are not transcribed.</summary>
    public string PlainText => string.Concat(Text.Lines.Select(line => line + "\n"));
}
