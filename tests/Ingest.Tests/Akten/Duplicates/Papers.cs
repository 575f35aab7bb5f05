using System.Text;
using Ingest.Akten.Duplicates;

namespace Ingest.Tests.Akten.Duplicates;

/// <summary>Made-up papers: a form with its fillings, letters of their own words, and readings of them as recognition gives them.</summary>
internal static class Papers
{
    private const string Template = """
        Landratsamt Musterkreis Amt für Wohnungswesen Bescheid über die Bewilligung von Wohngeld
        Sehr geehrte Damen und Herren auf Ihren Antrag wird Ihnen nach dem Wohngeldgesetz Wohngeld in der unten genannten Höhe bewilligt
        Die Bewilligung erfolgt für den angegebenen Zeitraum Änderungen der Einkommensverhältnisse sind unverzüglich mitzuteilen
        Rechtsbehelfsbelehrung Gegen diesen Bescheid kann innerhalb eines Monats nach Bekanntgabe Widerspruch erhoben werden
        Der Widerspruch ist schriftlich oder zur Niederschrift bei der Behörde einzulegen die den Bescheid erlassen hat
        Mit freundlichen Grüßen im Auftrag
        """;

    private const string Letters = "abcdefghiklmnoprstuwz";

    /// <summary>A form of 100 words filled by a seed: name, place, reference, dates and sums.</summary>
    public static string Form(int seed)
    {
        var random = new Random(seed);
        return $"""
            Herrn {Name(random)} {Name(random)} {Name(random)}straße {random.Next(1, 99)} {random.Next(10000, 99999)} {Name(random)}
            Aktenzeichen {random.Next(100, 999)}-{random.Next(1000, 9999)}/{random.Next(1990, 2025)} Datum {random.Next(10, 28)}.{random.Next(10, 12)}.{random.Next(1990, 2025)}
            Betrag {random.Next(100, 900)},{random.Next(10, 99)} Zeitraum {random.Next(10, 28)}.{random.Next(10, 12)}.{random.Next(1990, 2025)}
            {Template}
            """;
    }

    /// <summary>Words nobody else has.</summary>
    public static string Letter(int seed, int words = 200)
    {
        var random = new Random(seed);
        return string.Join(' ', Enumerable.Range(0, words).Select(i => i % 12 == 0 ? $"{random.Next(10, 99_999)}" : Name(random)));
    }

    /// <summary>As a recogniser reads it that misreads so many of a thousand letters.</summary>
    public static string Read(string text, int perThousand, int seed)
    {
        var random = new Random(seed);
        var read = new StringBuilder(text.Length);
        foreach (var c in text)
            read.Append(!char.IsWhiteSpace(c) && random.Next(1000) < perThousand ? Letters[random.Next(Letters.Length)] : c);
        return read.ToString();
    }

    public static DocumentWords Words(params string[] pages) => DocumentWords.Of(pages);

    private static string Name(Random random) =>
        string.Create(random.Next(4, 11), random, (span, r) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = Letters[r.Next(Letters.Length)];
        });
}
