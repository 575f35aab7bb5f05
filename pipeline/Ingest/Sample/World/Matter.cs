namespace Ingest.Sample.World;

/// <summary>What a file is about, in the words of everyone who writes about it. A bar marks where a long word may be hyphenated.</summary>
internal sealed record Matter(string Subject, string Key)
{
    public required string Request { get; init; }
    public required string Decision { get; init; }
    public required string Notice { get; init; }
    public required IReadOnlyList<string> Conditions { get; init; }
    public required IReadOnlyList<string> Facts { get; init; }
    public required IReadOnlyList<string> Questions { get; init; }
}
