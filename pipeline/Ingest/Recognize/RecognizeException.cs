namespace Ingest.Recognize;

/// <summary>A page that can be shown but not read. The stage turns it into an <see cref="Model.Issue"/> with this code; it never ends a run.</summary>
public sealed class RecognizeException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    public string Code { get; } = code;
}
