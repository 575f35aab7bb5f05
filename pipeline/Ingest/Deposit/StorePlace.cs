namespace Ingest.Deposit;

/// <summary>Where a store lies: a folder, or <c>azure:CONTAINER[/PREFIX]</c>.</summary>
public sealed record StorePlace
{
    private const string Blobs = "azure:";
    private const int ShortestContainer = 3;
    private const int LongestContainer = 63;
    private const int MostPrefixSegments = 4;

    private StorePlace()
    {
    }

    /// <summary>Absolute path; empty for blobs.</summary>
    public string Folder { get; private init; } = "";

    public string Container { get; private init; } = "";

    /// <summary>What all blob names of the store begin with: empty, or segments that each end in <c>/</c>.</summary>
    public string Prefix { get; private init; } = "";

    public bool IsFolder => Folder.Length > 0;

    public static StorePlace OfFolder(string path) => new() { Folder = Path.GetFullPath(path) };

    /// <exception cref="FormatException">Not the name of a container, or a prefix that is no plain path.</exception>
    public static StorePlace Parse(string text)
    {
        if (!text.StartsWith(Blobs, StringComparison.Ordinal))
            return OfFolder(text);
        var parts = text[Blobs.Length..].TrimEnd('/').Split('/');
        if (!IsContainer(parts[0]))
            throw new FormatException($"The store '{text}' names no container: azure:CONTAINER or azure:CONTAINER/PREFIX, the container in lower-case letters, digits and single hyphens.");
        if (parts.Length > MostPrefixSegments + 1 || parts[1..].Any(p => !RecordName.IsValid(p)))
            throw new FormatException($"The store '{text}' has a prefix that cannot be used: at most {MostPrefixSegments} parts of letters, digits, '-', '_' and '.', none of them '{StoreLayout.Objects}' or '{StoreLayout.Temp}'.");
        return new() { Container = parts[0], Prefix = string.Concat(parts[1..].Select(p => p + "/")) };
    }

    public override string ToString() => IsFolder ? Folder : $"{Blobs}{Container}/{Prefix}".TrimEnd('/');

    /// <summary>The service's rule for container names.</summary>
    private static bool IsContainer(string name) =>
        name.Length is >= ShortestContainer and <= LongestContainer
        && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
        && name[0] != '-' && name[^1] != '-' && !name.Contains("--", StringComparison.Ordinal);
}
