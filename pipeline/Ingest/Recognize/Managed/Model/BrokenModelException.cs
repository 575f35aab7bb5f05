namespace Ingest.Recognize.Managed;

/// <summary>The file of a model is cut off or damaged: no recogniser can be expected to read it.</summary>
public sealed class BrokenModelException(string message, Exception? inner = null) : Exception(message, inner);
