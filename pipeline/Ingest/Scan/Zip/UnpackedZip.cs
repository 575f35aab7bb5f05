namespace Ingest.Scan;

/// <summary>A delivered ZIP as a folder, or why it is refused whole. Exactly one of both.</summary>
/// <param name="Folder">Absolute; lives as long as the <see cref="UnpackedZips"/> it came from says.</param>
internal sealed record UnpackedZip(string? Folder, ScanException? Refusal);
