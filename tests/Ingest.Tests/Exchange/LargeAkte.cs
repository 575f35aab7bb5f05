using System.Globalization;
using Ingest.Exchange;
using Ingest.Model;

namespace Ingest.Tests.Exchange;

/// <summary>The Akte of the acceptance line: 500 documents, three Vorgänge, Anlagen, umlauts, all kinds of DIN 91379 characters, corrections.</summary>
internal static class LargeAkte
{
    public const int Count = 500;

    // letters with marks that have no composed form, Greek, Cyrillic, non-letters E1
    private static readonly string[] Titles =
    [
        "Widerspruch gegen den Bescheid „Straßenausbau“ § 8 Abs. 2",
        "Schreiben von Frau Đorđević-Łukasiewicz & Söhne, 12 € ≤ 13 €",
        "Antrag: ĶÇŞĞ <\"'>&amp; größer als; H̱a A̋ s̛̄ k͟h ḗ ō̍",
        "Übersetzung aus dem Griechischen (Ελλάδα, Ώρα) und Bulgarischen (Щука)",
        "Vermerk über Straße, Maße, Größe · ™ ‰ † … ‚einfach‘ ‹spitz›",
    ];

    public static async Task<MadeAkte> CreateAsync()
    {
        var made = await MadeAkte.CreateAsync(onDisk: false);
        for (var n = 1; n <= Count; n++)
        {
            var isAnlage = n % 10 is 4 or 5;
            made.AddSeparator();
            var marker = await made.AddAsync(new($"{n.ToString(CultureInfo.InvariantCulture)} {Titles[n % Titles.Length]}")
            {
                Vorgang = VorgangOf(n),
                Date = n % 7 == 0 ? "2014-05" : new DateOnly(2014, 1, 1).AddDays(n).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                Class = isAnlage ? "ANLAGE" : n % 2 == 0 ? "BESCHEID" : "VERMERK",
                SheetKind = isAnlage ? "ANLAGE" : "DOK",
                Sender = n % 3 == 0 ? "Müller & Çelik GmbH, Şırnak" : "",
                Pages = 1 + (n % 3),
                BornDigital = n % 50 == 7,
            });
            if (n % 25 == 1)
                marker = await made.CorrectAsync(marker, marker.Filing.Title + " (berichtigt: Łódź)");
            if (n % 50 == 1)
                await made.CorrectAsync(marker, marker.Filing.Title, movedPages: true);
        }

        await made.CloseBatchAsync();
        made.Plan = new("0248", "Grundstücksangelegenheiten, Gebäude", "Grundstücke");
        made.Akte = made.Akte with
        {
            Version = 3,
            Betreff = "Grundstückssache Musterstraße 1, Flurstück 12/3 (Gärten)",
            Aktenplaneinheit = "0248",
            Retention = new(10, false, Aussonderungsart.Bewerten),
            ZdA = new(2016, 2, 29),
            History = [new("betreff", "", "Grundstückssache", "op-3", MadeAkte.Clock, "import", "")],
            Vorgaenge =
            [
                new(Identity.VorgangId(made.Akte.Id, "2"), "2") { Betreff = "Widerspruchsverfahren", ZdA = new(2015, 12, 31), History = [new("zdA", "", "2015-12-31", "op-3", MadeAkte.Clock, "close", "erledigt")] },
                new(Identity.VorgangId(made.Akte.Id, "1"), "1") { Betreff = "Anhörung der Nachbarn" },
                new(Identity.VorgangId(made.Akte.Id, "4"), "4") { Betreff = "ohne Schriftstück" },
            ],
        };
        return made;
    }

    /// <summary>Blocks of ten go to the Akte itself or to one of three Vorgänge; the third is known only by its documents.</summary>
    private static string VorgangOf(int n) => ((n / 10) % 4) switch
    {
        0 => "",
        var v => v.ToString(CultureInfo.InvariantCulture),
    };
}
