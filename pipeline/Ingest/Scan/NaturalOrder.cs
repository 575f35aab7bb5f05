namespace Ingest.Scan;

/// <summary>Orders names as people number them: <c>2.jpg</c> before <c>10.jpg</c>, path by path. Equal only when identical.</summary>
internal sealed class NaturalOrder : IComparer<string>
{
    public static NaturalOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var (left, right) = (x ?? "", y ?? "");
        var byParts = CompareParts(left, right);
        return byParts != 0 ? byParts : string.CompareOrdinal(left, right);
    }

    private static int CompareParts(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        while (!left.IsEmpty && !right.IsEmpty)
        {
            var order = char.IsAsciiDigit(left[0]) && char.IsAsciiDigit(right[0])
                ? CompareNumbers(TakeDigits(ref left), TakeDigits(ref right))
                : Rank(TakeChar(ref left)).CompareTo(Rank(TakeChar(ref right)));
            if (order != 0)
                return order;
        }
        return left.Length.CompareTo(right.Length);
    }

    /// <summary>A folder's content comes before its longer-named neighbours: the slash sorts first.</summary>
    private static int Rank(char c) => c == '/' ? -1 : char.ToLowerInvariant(c);

    private static int CompareNumbers(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        left = left.TrimStart('0');
        right = right.TrimStart('0');
        return left.Length != right.Length ? left.Length.CompareTo(right.Length) : left.SequenceCompareTo(right);
    }

    private static ReadOnlySpan<char> TakeDigits(ref ReadOnlySpan<char> text)
    {
        var length = text.IndexOfAnyExceptInRange('0', '9');
        var digits = length < 0 ? text : text[..length];
        text = text[digits.Length..];
        return digits;
    }

    private static char TakeChar(ref ReadOnlySpan<char> text)
    {
        var first = text[0];
        text = text[1..];
        return first;
    }
}
