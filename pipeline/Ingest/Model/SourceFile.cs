namespace Ingest.Model;

/// <summary>A delivered file. <paramref name="Name"/> is relative to INPUT and stable; <paramref name="Path"/> is where it lies on this machine.</summary>
public sealed record SourceFile(string Name, string Path, long Length, Digest Sha256);

/// <summary>One physical pile as scanned: one multi-page file, or the single-page images of a folder in natural order.</summary>
public sealed record Stack(string Name, IReadOnlyList<SourceFile> Files);
