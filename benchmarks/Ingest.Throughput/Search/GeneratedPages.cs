using System.Text;
using Ingest.Model;

namespace Ingest.Throughput.Search;

/// <summary>
/// Pages of German administrative text by the million, the same for the same seed: words by Zipf's law from a vocabulary of stems, endings and
/// compounds, and 3 % of them misread the way recognition misreads. Each document has up to seven pages; ten share an Akte.
/// </summary>
internal sealed class GeneratedPages
{
    public const double Noise = 0.03;

    private const int WordsOnPage = 225;
    private const int VocabularySize = 250_000;

    private static readonly string[] Function =
        "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum kann nur oder haben zur vom durch wir vor bis mehr man unter diese sowie gegen beim ihre keine soll ohne seiner wurde zwischen".Split(' ');

    private static readonly string[] Stems =
        ("Bescheid Antrag Bebauung Grundstück Gemeinde Wasser Gebühr Satzung Verwaltung Verfahren Genehmigung Straße Haus Halt Plan Steuer Amt Kreis Stadt Rat Beschluss Vertrag Kosten Erstattung Prüfung Frist Anlage Akte Vorgang Schreiben Zeichen Gericht Urteil Widerspruch Zahlung Rechnung Betrag Konto Bank Schule Kind Jugend Sozial Hilfe Wohn Geld Miete Pacht Land Forst Jagd Fischerei Boden Schutz Natur Umwelt Lärm Abfall Entsorgung Brand Feuer Wehr Polizei Ordnung Verkehr Fahr Führer Schein Pass Ausweis Melde Register Personen Stand Ehe Geburt Sterbe Urkunde Beglaubigung Unterschrift Siegel Stempel Eingang Ausgang Post Brief Nachricht Mitteilung Hinweis Erklärung Zustimmung Ablehnung Bewilligung Förderung Zuschuss Darlehen Zins Tilgung Sicherheit Bürgschaft Leistung Nachweis Bericht Gutachten Messung Untersuchung Ergebnis Bewertung Ausschuss Sitzung Protokoll Niederschrift Tagesordnung Abstimmung Wahl Kreistag Bürger Meister Präsident Minister Landrat Behörde Dienststelle Referat Sachgebiet Abteilung Leitung Zuständigkeit Befugnis Aufgabe Pflicht Recht Gesetz Verordnung Richtlinie Erlass Verfügung Anordnung Auflage Bedingung Bestimmung Vorschrift Regelung Änderung Ergänzung Aufhebung Rücknahme Widerruf Müller Schmidt Schneider Fischer Weber Wagner Becker Hoffmann Schäfer Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann").Split(' ');

    private static readonly string[] Verbs =
        "beantrag genehmig prüf erteil bewillig ablehn festsetz erheb berechn mitteil übersend vorleg einreich bestätig erklär veranlass beschließ verweis begründ erläuter verpflicht bezahl erstatt überweis nachweis untersuch bewert zustimm wiederhol veröffentlich eintrag lösch beglaubig unterzeichn versiegel verwahr aushändig".Split(' ');

    private static readonly string[] Endings = ["", "s", "es", "e", "en", "er", "ern", "ung", "ungen", "ungs"];
    private static readonly string[] VerbEndings = ["en", "t", "te", "ten", "end", "ende", "enden", "ung", "bar"];
    private static readonly string[] Classes = ["BESCHEID", "ANTRAG", "RECHNUNG", "SCHREIBEN", "VERMERK", "PROTOKOLL", "URKUNDE", "VERTRAG"];

    private static readonly (string Right, string[] Wrong)[] Confusions =
    [
        ("rn", ["m"]), ("m", ["rn", "in", "nn"]), ("l", ["1", "I", "i"]), ("I", ["l", "1"]), ("c", ["e"]), ("e", ["c", "o"]), ("ü", ["u", "ii"]), ("ö", ["o"]), ("ä", ["a"]),
        ("u", ["n", "ii"]), ("n", ["u", "ri"]), ("h", ["b", "li"]), ("f", ["t"]), ("t", ["f", "l"]), ("s", ["f", "5"]), ("ß", ["B", "fs"]), ("B", ["8"]), ("O", ["0"]), ("g", ["q"]),
    ];

    private readonly string[] words;
    private readonly double[] weights;
    private readonly int seed;

    public GeneratedPages(int seed)
    {
        this.seed = seed;
        words = Vocabulary(new Random(seed));
        weights = new double[words.Length];
        var sum = 0.0;
        for (var i = 0; i < words.Length; i++)
            weights[i] = sum += 1 / (i + 2.7);
    }

    /// <summary>Words by rank, the most frequent first.</summary>
    public IReadOnlyList<string> Words => words;

    public StoredDocument Document(int number)
    {
        var random = new Random(unchecked(seed * 1_000_003 + number * 7919));
        var pages = 1 + Math.Min(6, (int)(-Math.Log(1 - random.NextDouble()) * 1.6));
        var year = 1950 + (int)(70 * Math.Sqrt(random.NextDouble()));
        var akte = number / 10;
        var type = Classes[random.Next(Classes.Length)];
        return new(Identity(number), 1, random.Next(12) == 0 ? DocumentStatus.Provisional : DocumentStatus.Filed)
        {
            Organisation = "default",
            Batch = $"batch-{number / 2000}",
            Stack = $"stack-{number / 40}.tif",
            Akte = $"{31 + akte % 60}-{1000 + akte / 60 % 9000}/{1950 + akte % 70}",
            Vorgang = number % 3 == 0 ? $"{akte}-{number % 10}" : "",
            Class = type,
            Title = $"{type[0]}{type[1..].ToLowerInvariant()} {Pick(random)} {Pick(random)}",
            Date = FormattableString.Invariant($"{year:0000}-{1 + random.Next(12):00}-{1 + random.Next(28):00}"),
            Sender = $"{Pick(random)} {Stems[random.Next(Stems.Length)]}",
            Pages = pages,
            Pdf = Digest.OfParts("pdf", FormattableString.Invariant($"{number}")),
            ContentKey = Digest.OfParts("content", FormattableString.Invariant($"{number}")),
            Marker = Digest.OfParts("marker", FormattableString.Invariant($"{number}")),
            Texts = [.. Enumerable.Range(0, pages).Select(_ => Page(random))],
        };
    }

    private static Guid Identity(int number)
    {
        var bytes = new byte[16];
        new Random(number).NextBytes(bytes);
        return new Guid(bytes);
    }

    private string Page(Random random)
    {
        var page = new StringBuilder();
        var column = 0;
        var count = WordsOnPage - 60 + random.Next(120);
        for (var i = 0; i < count; i++)
        {
            var word = random.Next(25) == 0 ? FormattableString.Invariant($"{random.Next(1, 100_000)}") : Pick(random);
            if (random.NextDouble() < Noise)
                word = Misread(word, random);
            if (column + word.Length > 72)
            {
                // a long word is divided, as a typist would
                if (word.Length > 9 && char.IsLetter(word[5]) && char.IsLetter(word[4]) && random.Next(3) == 0)
                {
                    page.Append(word, 0, 5).Append("-\n");
                    word = word[5..];
                }
                else
                    page.Append('\n');
                column = 0;
            }

            page.Append(word).Append(random.Next(14) == 0 ? ". " : " ");
            column += word.Length + 1;
        }

        return page.Append('\n').ToString();
    }

    private string Pick(Random random)
    {
        var at = Array.BinarySearch(weights, random.NextDouble() * weights[^1]);
        return words[at < 0 ? Math.Min(~at, words.Length - 1) : at];
    }

    private static string Misread(string word, Random random)
    {
        var (right, wrong) = Confusions[random.Next(Confusions.Length)];
        var at = word.IndexOf(right, StringComparison.Ordinal);
        if (at >= 0)
            return word[..at] + wrong[random.Next(wrong.Length)] + word[(at + right.Length)..];
        at = random.Next(word.Length);
        return random.Next(3) switch
        {
            0 => word.Remove(at, 1) is { Length: > 0 } shorter ? shorter : word,
            1 => word[..at] + (char)('a' + random.Next(26)) + word[(at + 1)..],
            _ => word.Insert(at, ((char)('a' + random.Next(26))).ToString()),
        };
    }

    private static string[] Vocabulary(Random random)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var all = new List<string>(VocabularySize);
        void Add(string word)
        {
            if (seen.Add(word))
                all.Add(word);
        }

        foreach (var word in Function)
            Add(word);
        while (all.Count < VocabularySize)
        {
            var compounds = random.NextDouble() < Math.Min(0.85, all.Count / 4000.0) ? 1 + random.Next(2) : 0;
            if (compounds == 0 && random.Next(4) == 0)
                Add(Verbs[random.Next(Verbs.Length)] + VerbEndings[random.Next(VerbEndings.Length)]);
            var word = new StringBuilder(Stems[random.Next(Stems.Length)]);
            for (var i = 0; i < compounds; i++)
                word.Append(random.Next(3) == 0 ? "s" : "").Append(Stems[random.Next(Stems.Length)].ToLowerInvariant());
            word.Append(Endings[random.Next(Endings.Length)]);
            Add(word.ToString());
        }

        return [.. all];
    }
}
