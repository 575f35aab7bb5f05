namespace Ingest.Akten.Register;

/// <summary>
/// The keys one character away from a key. A key is short: asking the index for each of some thousand neighbours is cheap,
/// needs no second index and no more memory when there are more Akten.
/// </summary>
internal static class Spellings
{
    /// <summary>What Aktenzeichen are written with; other characters are only found left out or in the key itself.</summary>
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜ-/.,()_:+";

    /// <summary>Longer ones are no Aktenzeichen.</summary>
    private const int LongestKey = 64;

    public static IReadOnlyCollection<string> OneEditFrom(string key)
    {
        var near = new HashSet<string>(StringComparer.Ordinal);
        if (key.Length is 0 or > LongestKey)
            return near;
        for (var i = 0; i <= key.Length; i++)
        {
            var (left, right) = (key[..i], key[i..]);
            if (right.Length > 0 && key.Length > 1)
                near.Add(left + right[1..]);
            foreach (var c in Alphabet)
            {
                near.Add(left + c + right);
                if (right.Length > 0)
                    near.Add(left + c + right[1..]);
            }
        }

        near.Remove(key);
        return near;
    }
}
