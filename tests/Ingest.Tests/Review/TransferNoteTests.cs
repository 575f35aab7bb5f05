using System.Xml.Linq;
using Ingest.Deposit;
using Ingest.Model;
using Ingest.Review;
using Ingest.Tests.EndToEnd;
using Ingest.Tests.Render;
using Ingest.Tests.Support;

namespace Ingest.Tests.Review;

/// <summary>The Transfervermerk after TR-03138 A.NB.4: every step, and no release before it is complete.</summary>
public class TransferNoteTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Every_change_of_images_their_set_or_index_data_is_a_step()
    {
        await using var store = await CorrectedStore.MakeAsync();
        await store.Corrections.CorrectAsync(store.Order(0, "leer"), [new Correction.MarkBlank(CorrectedStore.Page(4))], None);
        await store.Corrections.CorrectAsync(store.Order(0), [new Correction.TurnPage(CorrectedStore.Page(1), Turn.Half)], None);
        await store.Corrections.CorrectAsync(store.Order(0), [new Correction.SetField(FieldNames.Aktenzeichen, "1/2")], None);
        await store.Corrections.CorrectAsync(store.Order(0), [new Correction.CorrectWord(CorrectedStore.Page(1), new(60, 33, 240, 73), "", "Neu")], None);
        var parts = await store.Corrections.SplitAsync(store.Order(0), [CorrectedStore.Page(3)], None);
        string[] common =
        [
            "Erfassung und Übernahme der Abbilder", "Geraderichten", "Texterkennung", "Dokumententrennung", "Klassifikation und Indexdaten", "Erstellung des Scanprodukts",
            "Entnahme einer Leerseite", "Erstellung des Scanprodukts", "Drehung durch eine Person", "Erstellung des Scanprodukts", "Korrektur der Indexdaten",
            "Korrektur des erkannten Texts", "Erstellung des Scanprodukts", "Teilung des Dokuments", "Erstellung des Scanprodukts",
        ];
        foreach (var part in parts)
        {
            var note = await NoteAsync(store, part);
            var steps = Named(note, "Prozessschritt").ToList();
            Assert.Equal(common, steps.Select(s => (string)s.Attribute("name")!));
            Assert.Equal("2026-01-02T03:04:05Z", (string)steps[0].Attribute("zeitpunkt")!);
            Assert.Equal("2026-05-06T07:08:09Z", (string)steps[6].Attribute("zeitpunkt")!);
            Assert.Equal(["scan-07", "Serverdienst", CorrectedStore.Person], new[] { 0, 1, 6 }.Select(i => Named(steps[i], "Durchfuehrung").Single().Value));
            Assert.All(steps, s => Assert.StartsWith("Ingest ", Named(s, "ITSystem").Single().Value, StringComparison.Ordinal));
            Assert.Contains("stapel.tif#4", Named(steps[6], "Attribute").Single().Value, StringComparison.Ordinal);
            var xmp = new PdfFile(await store.BytesAsync(part, ObjectRole.Pdf)).Xmp;
            Assert.Contains("Teilung des Dokuments (reg-03, 2026-05-06T07:08:09Z)", xmp, StringComparison.Ordinal);
            Assert.Contains("<xmp:CreateDate>2026-01-02T03:04:05Z<", xmp, StringComparison.Ordinal);
            Assert.Contains("<xmp:ModifyDate>2026-05-06T07:08:09Z<", xmp, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Step_that_took_the_last_page_is_told_when_a_page_is_put_back()
    {
        await using var store = await CorrectedStore.MakeAsync();
        foreach (var page in new[] { 5, 6 })
            await store.Corrections.CorrectAsync(store.Order(1, $"leer {page}"), [new Correction.MarkBlank(CorrectedStore.Page(page))], None);
        var back = Assert.Single(await store.Corrections.CorrectAsync(store.Order(1), [new Correction.MarkNotBlank(CorrectedStore.Page(6))], None));
        var removals = Named(await NoteAsync(store, back), "Prozessschritt").Where(s => (string)s.Attribute("name")! == "Entnahme einer Leerseite");
        Assert.Equal(
            ["stapel.tif#5, leer 5", "stapel.tif#6, leer 6"],
            removals.Select(s => string.Join(", ", Named(s, "Attribut").Select(a => a.Value))));
        Assert.All(removals, s => Assert.Equal(CorrectedStore.Person, Named(s, "Durchfuehrung").Single().Value));
        await TransferNotes.AreWholeAsync(store.Place.Store);
    }

    [Fact]
    public async Task Release_is_refused_with_what_is_missing()
    {
        await using var store = await CorrectedStore.MakeAsync(Route.Deposit);
        var first = await store.NewestAsync(0);
        Assert.Equal(3, first.Missing.Count);
        var refused = await Assert.ThrowsAsync<UsageException>(() => store.Corrections.CorrectAsync(store.Order(0), [new Correction.Release(new())], None));
        Assert.All(first.Missing, m => Assert.Contains(m, refused.Message, StringComparison.Ordinal));
        var onlyEnvironment = Samples.Statements with { QualityCheck = "" };
        var still = await Assert.ThrowsAsync<UsageException>(() => store.Corrections.CorrectAsync(store.Order(0), [new Correction.Release(onlyEnvironment)], None));
        Assert.Contains("e) Ergebnis der Qualitätssicherung", still.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("b) ", still.Message, StringComparison.Ordinal);
        Assert.Equal("false", (string)(await NoteAsync(store, first)).Attribute("vollstaendig")!);
        Assert.Equal(1, (await store.NewestAsync(0)).Version);
        Assert.NotEmpty(ReleaseCheck.Reasons(first));
    }

    [Fact]
    public async Task With_everything_stated_the_note_is_complete_and_the_document_released()
    {
        await using var store = await CorrectedStore.MakeAsync(Route.Deposit);
        var made = Assert.Single(await store.Corrections.CorrectAsync(store.Order(0), [new Correction.Release(Samples.Statements)], None));
        Assert.True(made.Released);
        Assert.Empty(made.Missing);
        Assert.Empty(ReleaseCheck.Reasons(made));
        var note = await NoteAsync(store, made);
        Assert.Equal("true", (string)note.Attribute("vollstaendig")!);
        Assert.Empty(Named(note, "Hinweis"));
        Assert.Equal(Samples.Statements.Environment, Named(note, "Umfeld").Single().Value);
        Assert.Equal(Samples.Statements.QualityCheck, Named(note, "Ergebnis").Single().Value);
        Assert.Contains("<transfervermerk:vollstaendig>True<", new PdfFile(await store.BytesAsync(made, ObjectRole.Pdf)).Xmp, StringComparison.Ordinal);

        var field = await store.Corrections.CorrectAsync(store.Order(0), [new Correction.SetField(FieldNames.Title, "T")], None);
        Assert.True(field[0].Released);
        var turned = await store.Corrections.CorrectAsync(store.Order(0), [new Correction.TurnPage(CorrectedStore.Page(1), Turn.Half)], None);
        Assert.False(turned[0].Released);
        Assert.Empty(turned[0].Missing);
        await store.IsSoundAsync();
    }

    [Fact]
    public async Task Provisional_document_is_not_released()
    {
        await using var store = await CorrectedStore.MakeAsync();
        await Assert.ThrowsAsync<UsageException>(() => store.Corrections.CorrectAsync(store.Order(0), [new Correction.Release(Samples.Statements)], None));
    }

    [Fact]
    public void Pseudonyms_are_resolved_from_a_table_of_their_own_that_only_its_owner_reads()
    {
        using var folder = new TempFolder();
        var operators = new Operators(folder.Root);
        Assert.Throws<UsageException>(() => operators.Resolve("reg-03"));
        operators.Enter("reg-03", "Erika Musterfrau");
        operators.Enter("reg-04", "Jürgen Straße");
        operators.Enter("reg-03", "Erika Musterfrau");
        Assert.Equal("Jürgen Straße", new Operators(folder.Root).Resolve("reg-04"));
        Assert.Throws<UsageException>(() => operators.Enter("reg-03", "Wer anders"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder[Operators.FileName]));
        folder.Write(Operators.FileName, "no json"u8);
        Assert.Throws<StoreException>(() => operators.Resolve("reg-03"));
    }

    /// <summary>The note of a version, valid against the published schema.</summary>
    private static async Task<XElement> NoteAsync(CorrectedStore store, CommitMarker marker) => TransferNotes.Read(await store.BytesAsync(marker, ObjectRole.Transfervermerk));

    private static IEnumerable<XElement> Named(XElement note, string name) => note.Descendants().Where(e => e.Name.LocalName == name);
}
