namespace Ingest.Deposit;

/// <summary>Names of records such as <c>commits/ID/v1.json</c>: plain segments only, so that no name leads out of the store.</summary>
public static class RecordName
{
    private const int LongestSegment = 128;
    private const int MostSegments = 8;

    /// <exception cref="ArgumentException">Not a record name.</exception>
    public static string Check(string name) =>
        IsValid(name) ? name : throw new ArgumentException("Not the name of a record in the store.", nameof(name));

    /// <summary>A prefix is empty or a record name that may end in <c>/</c>.</summary>
    /// <exception cref="ArgumentException">Neither.</exception>
    public static string CheckPrefix(string prefix) =>
        prefix.Length == 0 || IsValid(prefix.EndsWith('/') ? prefix[..^1] : prefix)
            ? prefix
            : throw new ArgumentException("Not the beginning of record names.", nameof(prefix));

    public static bool IsValid(string name)
    {
        var segments = name.Split('/');
        return segments.Length <= MostSegments
            && segments.All(IsSegment)
            && segments[0] is not (StoreLayout.Objects or StoreLayout.Temp);
    }

    private static bool IsSegment(string segment) =>
        segment.Length is > 0 and <= LongestSegment
        && segment[0] != '.'
        && segment.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');
}
