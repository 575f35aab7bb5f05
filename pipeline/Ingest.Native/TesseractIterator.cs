using System.Drawing;
using System.Runtime.InteropServices;

namespace Ingest.Native;

/// <summary>
/// Walks the layout or the results of a <see cref="TesseractEngine"/> word by word. Valid until the engine gets its next image; dispose it before.
/// Pixels are those of the image given, origin top left.
/// </summary>
public sealed unsafe class TesseractIterator : SafeHandle
{
    // PolyBlockType (publictypes.h): 1 to 8 are kinds of text, tables and equations; pictures and rules come after.
    private const int FirstText = 1;
    private const int LastText = 8;

    internal TesseractIterator(nint raw) : base(0, ownsHandle: true) => SetHandle(raw);

    /// <summary>True when the page has nothing to walk.</summary>
    public override bool IsInvalid => handle == 0;

    /// <summary>Moves to the next element; false at the end of the page.</summary>
    public bool Next(TextLevel level) => TesseractApi.TessPageIteratorNext(this, (int)level) != 0;

    public bool Begins(TextLevel level) => TesseractApi.TessPageIteratorIsAtBeginningOf(this, (int)level) != 0;

    /// <summary>The current block holds text, not a picture or a rule.</summary>
    public bool InText => TesseractApi.TessPageIteratorBlockType(this) is >= FirstText and <= LastText;

    /// <summary>False when there is no such element, for example the line of a picture.</summary>
    public bool TryBox(TextLevel level, out Rectangle box)
    {
        int left, top, right, bottom;
        var found = TesseractApi.TessPageIteratorBoundingBox(this, (int)level, &left, &top, &right, &bottom) != 0;
        box = found ? Rectangle.FromLTRB(left, top, right, bottom) : Rectangle.Empty;
        return found;
    }

    /// <summary>Two points the letters stand on; false when Tesseract knows none.</summary>
    public bool TryBaseline(TextLevel level, out Point from, out Point to)
    {
        int x1, y1, x2, y2;
        var found = TesseractApi.TessPageIteratorBaseline(this, (int)level, &x1, &y1, &x2, &y2) != 0;
        from = found ? new Point(x1, y1) : Point.Empty;
        to = found ? new Point(x2, y2) : Point.Empty;
        return found;
    }

    /// <summary>Text of the current element; empty for a layout without recognition or a picture.</summary>
    public string Text(TextLevel level) => TesseractText.Take(TesseractApi.TessResultIteratorGetUTF8Text(this, (int)level));

    /// <summary>From 0 to 100.</summary>
    public float Confidence(TextLevel level) => TesseractApi.TessResultIteratorConfidence(this, (int)level);

    protected override bool ReleaseHandle()
    {
        TesseractApi.TessPageIteratorDelete(handle);
        return true;
    }
}
