namespace Ingest.Scan;

/// <summary>A page file on its way into a stack. <paramref name="Name"/> is relative to INPUT with slashes, <paramref name="Path"/> absolute.</summary>
internal sealed record FoundFile(string Name, string Path);

/// <summary>
/// Files that make one stack. <paramref name="Root"/> is the absolute folder the name is relative to: its parts tell equal names apart.
/// </summary>
internal sealed record Pile(string Name, string Root, IReadOnlyList<FoundFile> Files);
