using System.Drawing;

namespace Ingest.Native;

/// <summary>A code found by <see cref="BarcodeScanner"/>: symbology as zbar names it, its text (bytes that are no UTF-8 are taken as Latin-1), place in pixels.</summary>
public sealed record Barcode(string Symbology, string Text, Rectangle Place);
