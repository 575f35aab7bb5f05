namespace Ingest.Native;

/// <summary>By how many degrees the text of an image is turned clockwise, with Tesseract's margin over the next best direction (0 = none, above 2 is fair).</summary>
public readonly record struct OrientationGuess(int ClockwiseDegrees, double Margin);
