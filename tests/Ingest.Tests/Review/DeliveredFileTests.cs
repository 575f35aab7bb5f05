using System.Xml.Linq;
using Ingest.Deposit;
using Ingest.Model;
using Ingest.Review;
using Ingest.Tests.EndToEnd;
using Ingest.Tests.Render;

namespace Ingest.Tests.Review;

/// <summary>A born-digital PDF is stored as it was delivered: its Transfervermerk says so in every version, and what became of the file when it was drawn after all.</summary>
public class DeliveredFileTests
{
    private const string Kept = "Übernahme der gelieferten Datei als Scanprodukt";
    private const string Drawn = "Erstellung des Scanprodukts";

    // Pages 5 and 6 of the delivery
    private const int Letter = 1;

    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Note_of_a_file_that_is_kept_does_not_claim_that_a_pdf_was_made()
    {
        await using var store = await MakeAsync();
        var marker = await store.NewestAsync(Letter);
        Assert.Equal(marker.Pages[0].Delivered!.Sha256, marker.Objects[ObjectRole.Pdf].Sha256);
        Assert.Equal([("Format", "gelieferte PDF-Datei, unverändert; dazu Text, ALTO")], Details((await StepsAsync(store, marker))[^1]));
        Assert.Equal([Kept, Drawn], await ProductsAsync(store, marker, await store.NewestAsync(0)));
    }

    [Fact]
    public async Task Corrected_index_data_leave_the_step_as_it_was()
    {
        await using var store = await MakeAsync();
        var made = await CorrectAsync(store, new Correction.SetField(FieldNames.Title, "Brief"));
        Assert.Equal([Kept], await ProductsAsync(store, made));
        Assert.Equal([Kept], await ProductsAsync(store, await CorrectAsync(store, new Correction.SetClass("VERMERK"))));
    }

    [Fact]
    public async Task Release_stores_the_delivered_file_again_and_says_so()
    {
        await using var store = await MakeAsync();
        var made = await CorrectAsync(store, new Correction.Release(Samples.Statements));
        Assert.Equal(made.Pages[0].Delivered!.Sha256, made.Objects[ObjectRole.Pdf].Sha256);
        Assert.Equal([Kept, Kept], await ProductsAsync(store, made));
    }

    [Fact]
    public async Task Pages_in_another_order_are_drawn_and_the_step_says_what_became_of_the_file()
    {
        await using var store = await MakeAsync();
        var made = await CorrectAsync(store, new Correction.OrderPages([CorrectedStore.Page(6), CorrectedStore.Page(5)]));
        Assert.Equal([Kept, Drawn], await ProductsAsync(store, made));
        Assert.Equal(
            [
                ("Format", "PDF/A-2u mit Text, ALTO"), ("neu codierte Abbilder", "keine"), ("aus der PDF-Datei gezeichnet", "stapel.tif#6, stapel.tif#5"),
                ("gelieferte Datei", "als Scanprodukt ersetzt, bleibt als geliefertes Abbild erhalten"),
            ],
            Details((await StepsAsync(store, made))[^1]));
        var xmp = new PdfFile(await store.BytesAsync(made, ObjectRole.Pdf)).Xmp;
        Assert.Contains($"{Kept} (Serverdienst, 2026-01-02T03:04:05Z); Änderung der Seitenfolge", xmp, StringComparison.Ordinal);
        Assert.Contains($"{Drawn} (Serverdienst, 2026-05-06T07:08:09Z)", xmp, StringComparison.Ordinal);

        var back = await CorrectAsync(store, new Correction.OrderPages([CorrectedStore.Page(5), CorrectedStore.Page(6)]));
        Assert.Equal([Kept, Drawn, Kept], await ProductsAsync(store, back));
    }

    [Fact]
    public async Task Parts_of_the_file_are_drawn_and_each_says_what_became_of_it()
    {
        await using var store = await MakeAsync();
        foreach (var part in await store.Corrections.SplitAsync(store.Order(Letter), [CorrectedStore.Page(6)], None))
        {
            Assert.Equal([Kept, Drawn], await ProductsAsync(store, part));
            Assert.Contains("gelieferte Datei", Details((await StepsAsync(store, part))[^1]).Select(d => d.Name));
        }
    }

    [Fact]
    public async Task Pages_taken_out_and_put_back_give_the_file_as_it_came()
    {
        await using var store = await MakeAsync();
        foreach (var n in new[] { 5, 6 })
            await CorrectAsync(store, new Correction.MarkBlank(CorrectedStore.Page(n)));
        foreach (var n in new[] { 5, 6 })
            await CorrectAsync(store, new Correction.MarkNotBlank(CorrectedStore.Page(n)));
        var made = await store.NewestAsync(Letter);
        Assert.Equal(made.Pages[0].Delivered!.Sha256, made.Objects[ObjectRole.Pdf].Sha256);
        Assert.Equal(Kept, (await ProductsAsync(store, made))[^1]);
    }

    private static Task<CorrectedStore> MakeAsync() => CorrectedStore.MakeAsync(Route.Deposit, bornDigital: true);

    private static async Task<CommitMarker> CorrectAsync(CorrectedStore store, Correction correction)
    {
        var made = Assert.Single(await store.Corrections.CorrectAsync(store.Order(Letter), [correction], None));
        await store.IsSoundAsync();
        if (made.Status != DocumentStatus.Dissolved)
            await TransferNotes.AreWholeAsync(store.Place.Store);
        return made;
    }

    /// <summary>Names of the steps that gave the documents their PDF, in the order in which they were taken.</summary>
    private static async Task<IReadOnlyList<string>> ProductsAsync(CorrectedStore store, params IEnumerable<CommitMarker> markers)
    {
        var names = new List<string>();
        foreach (var marker in markers)
            names.AddRange((await StepsAsync(store, marker)).Select(s => (string)s.Attribute("name")!).Where(n => n is Kept or Drawn));
        return names;
    }

    private static async Task<IReadOnlyList<XElement>> StepsAsync(CorrectedStore store, CommitMarker marker) =>
        [.. TransferNotes.Read(await store.BytesAsync(marker, ObjectRole.Transfervermerk)).Descendants().Where(e => e.Name.LocalName == "Prozessschritt")];

    private static IEnumerable<(string Name, string Value)> Details(XElement step) =>
        step.Descendants().Where(e => e.Name.LocalName == "Attribut").Select(a => ((string)a.Attribute("name")!, a.Value));
}
