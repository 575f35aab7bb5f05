using Ingest.Model;

namespace Ingest.Recognize;

/// <summary>A line of text before it is read; lines with the same <paramref name="Block"/> belong to one paragraph or column part.</summary>
public sealed record LineRegion(Box Box, Baseline Baseline, int Block);
