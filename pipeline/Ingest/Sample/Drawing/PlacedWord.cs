namespace Ingest.Sample.Drawing;

/// <summary>A printed word: its ink box and baseline in millimetres from the top left of the upright, straight page.</summary>
internal readonly record struct PlacedWord(string Text, double Left, double Top, double Right, double Bottom, double Baseline);
