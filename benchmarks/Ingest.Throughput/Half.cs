namespace Ingest.Throughput;

/// <summary>One half of the mix: a folder of single-page images, and the same pictures unchanged in one PDF.</summary>
internal sealed record Half(string Name, string Folder, string Pdf)
{
    public IReadOnlyList<string> Pages { get; } = [.. Directory.EnumerateFiles(Folder).Order(StringComparer.Ordinal)];
}
