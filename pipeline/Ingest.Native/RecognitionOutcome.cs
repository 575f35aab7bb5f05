namespace Ingest.Native;

/// <summary>How a recognition ended; only after <see cref="Recognized"/> are there results.</summary>
public enum RecognitionOutcome
{
    Recognized,
    TimedOut,
    Canceled,
    Failed,
}
