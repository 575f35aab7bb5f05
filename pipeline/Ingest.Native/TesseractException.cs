namespace Ingest.Native;

/// <summary>Tesseract refused or failed; the caller knows which page it was.</summary>
public sealed class TesseractException(string message) : Exception(message);
