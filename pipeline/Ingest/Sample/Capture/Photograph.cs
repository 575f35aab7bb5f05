namespace Ingest.Sample.Capture;

/// <summary>Rendered samples, one or three bytes per pixel without padding.</summary>
internal sealed record Photograph(int Width, int Height, int Channels, byte[] Samples);
