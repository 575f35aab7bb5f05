using System.Drawing;

namespace Ingest.Native;

/// <summary>A code found by <see cref="BarcodeScanner"/>: symbology as zbar names it, text as UTF-8 (binary content is replaced where it is none), place in pixels.</summary>
public sealed record Barcode(string Symbology, string Text, Rectangle Place);
