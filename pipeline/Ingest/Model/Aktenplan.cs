namespace Ingest.Model;

/// <summary>
/// An Aktenplan as it was imported. Its positions have unique Kennzeichen and form a tree; what a position does not say about
/// retention it has from the one above.
/// </summary>
public sealed class Aktenplan
{
    private readonly Dictionary<string, Aktenplaneinheit> byKennzeichen;
    private readonly Dictionary<string, Aktenplaneinheit> byKey;
    private readonly int longest;

    /// <param name="bezeichnung">Its name (xdomea: Bezeichnung); may be empty.</param>
    /// <param name="stand">Its version as its owner counts (xdomea: Version); may be empty.</param>
    /// <param name="einheiten">In the order of the plan; parents are among them and there is no circle.</param>
    public Aktenplan(string bezeichnung, string stand, IReadOnlyList<Aktenplaneinheit> einheiten)
    {
        (Bezeichnung, Stand, Einheiten) = (bezeichnung, stand, einheiten);
        byKennzeichen = einheiten.ToDictionary(e => e.Kennzeichen, StringComparer.Ordinal);
        byKey = new(StringComparer.Ordinal);
        foreach (var einheit in einheiten)
            byKey.TryAdd(AktenzeichenKey.Of(einheit.Kennzeichen), einheit);
        longest = byKey.Keys.Select(k => k.Length).DefaultIfEmpty(0).Max();
    }

    public static Aktenplan Empty { get; } = new("", "", []);

    public string Bezeichnung { get; }
    public string Stand { get; }
    public IReadOnlyList<Aktenplaneinheit> Einheiten { get; }
    public bool IsEmpty => Einheiten.Count == 0;

    public Aktenplaneinheit? Find(string kennzeichen) => byKennzeichen.GetValueOrDefault(kennzeichen);

    /// <summary>Behind the sign of an office a shorter Kennzeichen may as well be a number of the Akte.</summary>
    private const int ShortestBehindOffice = 3;

    /// <summary>
    /// The position an Aktenzeichen belongs to: the longest Kennzeichen it begins with, up to a separator; behind the sign of the
    /// office when it does not begin with one (<c>24.2-1070-12/2021</c>, <c>II 120 – 0211-20000-2014/010</c>).
    /// </summary>
    public Aktenplaneinheit? Of(string aktenzeichen)
    {
        var key = AktenzeichenKey.Of(aktenzeichen);
        if (LongestAt(key) is { } own)
            return own;
        var office = key.IndexOf('-', StringComparison.Ordinal);
        return office > 0 && IsOffice(key.AsSpan(0, office)) && LongestAt(key[(office + 1)..]) is { } position && position.Kennzeichen.Length >= ShortestBehindOffice
            ? position
            : null;
    }

    /// <summary>Such as <c>31</c>, <c>24.2</c>, <c>II120</c>: four digits at the front are a Kennzeichen, known or not.</summary>
    private static bool IsOffice(ReadOnlySpan<char> sign)
    {
        var digits = 0;
        while (digits < sign.Length && char.IsAsciiDigit(sign[digits]))
            digits++;
        return digits < 4 && sign.Length <= 8;
    }

    /// <summary>What holds for everything filed under the position, inherited where it says nothing itself.</summary>
    public Retention RetentionOf(Aktenplaneinheit einheit)
    {
        var (years, unlimited, after) = einheit.Retention;
        for (var above = Find(einheit.Parent); above is not null; above = Find(above.Parent))
        {
            if (years is null && !unlimited)
                (years, unlimited) = (above.Retention.Years, above.Retention.Unlimited);
            after ??= above.Retention.After;
        }

        return new(years, unlimited, after);
    }

    private Aktenplaneinheit? LongestAt(string key)
    {
        for (var length = Math.Min(key.Length, longest); length > 0; length--)
        {
            if ((length == key.Length || !char.IsAsciiLetterOrDigit(key[length])) && byKey.TryGetValue(key[..length], out var einheit))
                return einheit;
        }

        return null;
    }
}
