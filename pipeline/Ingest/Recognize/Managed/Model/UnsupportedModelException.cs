namespace Ingest.Recognize.Managed;

/// <summary>
/// A model that is well formed but not of the kind the managed recogniser computes (an unknown layer, floating-point weights, another language direction).
/// Tesseract reads it: callers fall back to it.
/// </summary>
public sealed class UnsupportedModelException(string model, string reason)
    : Exception($"The model {model} is not one the managed recogniser can compute: {reason}.")
{
    public string Model { get; } = model;
}
