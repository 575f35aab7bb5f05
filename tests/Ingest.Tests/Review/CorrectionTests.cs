using Ingest.Catalog;
using Ingest.Deposit;
using Ingest.Journal;
using Ingest.Model;
using Ingest.Review;
using Ingest.Tests.Render;

namespace Ingest.Tests.Review;

/// <summary>Corrections of one document: each makes the next version, and everything follows.</summary>
public class CorrectionTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Documents_corrected_in_one_call_get_one_further_receipt_and_each_its_entry()
    {
        await using var store = await CorrectedStore.MakeAsync();
        var made = await store.Corrections.CorrectEachAsync([store.Order(0), store.Order(1), store.Order(2)], [new Correction.Confirm()], None);
        Assert.Equal(3, made.Count);
        Assert.Equal(["receipt-v2.json", "receipt.json"], await ReceiptsAsync(store));
        Assert.Equal(0, (await store.ReceiptAsync()).Account.InReview);
        Assert.Empty(await new PendingCorrections(store.Place.Journal).ListAsync(None));
        await store.IsSoundAsync();
    }

    [Fact]
    public async Task The_first_that_cannot_be_corrected_ends_the_call_and_those_before_it_are_followed()
    {
        await using var store = await CorrectedStore.MakeAsync();
        var unknown = new CorrectionOrder(Guid.NewGuid(), CorrectedStore.Person);
        await Assert.ThrowsAsync<UsageException>(() => store.Corrections.CorrectEachAsync([store.Order(0), unknown, store.Order(2)], [new Correction.Confirm()], None));
        Assert.Equal((2, 1), ((await store.NewestAsync(0)).Version, (await store.NewestAsync(2)).Version));
        Assert.Equal(3, (await store.ReceiptAsync()).Account.InReview);
        Assert.Empty(await new PendingCorrections(store.Place.Journal).ListAsync(None));
        await store.IsSoundAsync();
    }

    private static async Task<IReadOnlyList<string>> ReceiptsAsync(CorrectedStore store) =>
        await store.Place.Store.ListRecordsAsync($"{StoreLayout.Batches}{store.Batch}/", None).Select(n => n.Split('/')[2]).Where(n => n.StartsWith("receipt", StringComparison.Ordinal)).ToListAsync();

    [Fact]
    public async Task Field_set_by_a_person_makes_a_version_with_its_history_and_leaves_the_pdf_alone()
    {
        await using var store = await CorrectedStore.MakeAsync();
        var first = await store.NewestAsync(0);
        var made = await store.Corrections.CorrectAsync(store.Order(0, "verlesen"),
            [new Correction.SetField(FieldNames.Aktenzeichen, "0248-31/2019"), new Correction.SetField(FieldNames.Title, "Bescheid über Gebühren"), new Correction.SetClass("VERMERK")], None);

        var second = Assert.Single(made);
        Assert.Equal((2, "0248-31/2019", "Bescheid über Gebühren", "VERMERK"), (second.Version, second.Filing.Akte, second.Filing.Title, second.Class));
        Assert.Equal(first.Objects[ObjectRole.Pdf], second.Objects[ObjectRole.Pdf]);
        Assert.Equal(first.Objects[ObjectRole.Alto], second.Objects[ObjectRole.Alto]);
        Assert.NotEqual(first.Objects[ObjectRole.Metadata], second.Objects[ObjectRole.Metadata]);
        Assert.Equal(new HistoryEntry("aktenzeichen", "31-1/2020", "0248-31/2019", CorrectedStore.Person, CorrectedStore.Later, CorrectionActions.SetField, "verlesen"), second.History[0]);
        Assert.Equal(3, second.History.Count);
        Assert.Equal("0248-31/2019", (await store.Place.Catalog.FindAsync(second.Id, None))!.Akte);
        Assert.Equal(Digest.Of(MarkerWriter.Write(first).Span), Digest.Of((await store.Place.Store.ReadRecordAsync(first.Name, None)).Span));
        await store.IsSoundAsync();
    }

    [Fact]
    public async Task Nothing_to_change_makes_no_version()
    {
        await using var store = await CorrectedStore.MakeAsync(Route.Deposit);
        Assert.Empty(await store.Corrections.CorrectAsync(store.Order(0), [new Correction.Confirm()], None));
        Assert.Equal(1, (await store.NewestAsync(0)).Version);
    }

    [Fact]
    public async Task Confirmed_document_is_filed_and_leaves_the_pages_in_review()
    {
        await using var store = await CorrectedStore.MakeAsync();
        Assert.Equal(7, (await store.ReceiptAsync()).Account.InReview);
        var made = await store.Corrections.CorrectAsync(store.Order(0), [new Correction.Confirm()], None);
        Assert.Equal(DocumentStatus.Filed, Assert.Single(made).Status);
        Assert.Equal(3, (await store.ReceiptAsync()).Account.InReview);
        await store.IsSoundAsync();
    }

    [Fact]
    public async Task Held_document_passes_only_with_a_reason()
    {
        await using var store = await CorrectedStore.MakeAsync(held: true);
        Correction[] lift = [new Correction.LiftHold(), new Correction.Confirm()];
        await Assert.ThrowsAsync<UsageException>(() => store.Corrections.CorrectAsync(store.Order(0), [new Correction.Confirm()], None));
        await Assert.ThrowsAsync<UsageException>(() => store.Corrections.CorrectAsync(store.Order(0), lift, None));
        var made = await store.Corrections.CorrectAsync(store.Order(0, "nur ein Zitat"), lift, None);
        Assert.Equal(DocumentStatus.Filed, Assert.Single(made).Status);
        Assert.Equal("nur ein Zitat", made[0].History[0].Reason);
        await store.IsSoundAsync();
    }

    [Fact]
    public async Task Correction_without_a_person_is_refused()
    {
        await using var store = await CorrectedStore.MakeAsync();
        await Assert.ThrowsAsync<UsageException>(() => store.Corrections.CorrectAsync(new(store.Documents[0], ""), [new Correction.Confirm()], None));
    }

    [Theory]
    [InlineData("colour", "red")]
    [InlineData(FieldNames.Date, "31.05.2019")]
    public async Task Field_that_makes_no_sense_is_refused(string name, string value)
    {
        await using var store = await CorrectedStore.MakeAsync();
        await Assert.ThrowsAsync<UsageException>(() => store.Corrections.CorrectAsync(store.Order(0), [new Correction.SetField(name, value)], None));
        Assert.Equal(1, (await store.NewestAsync(0)).Version);
    }

    [Fact]
    public async Task Turned_page_is_turned_in_pdf_and_alto_and_its_image_stays()
    {
        await using var store = await CorrectedStore.MakeAsync();
        var before = new PdfFile(await store.BytesAsync(await store.NewestAsync(0), ObjectRole.Pdf));
        var turned = Assert.Single(await store.Corrections.CorrectAsync(store.Order(0), [new Correction.TurnPage(CorrectedStore.Page(2), Turn.Right)], None));
        var pdf = await store.BytesAsync(turned, ObjectRole.Pdf);
        PdfAsserts.ConformsToPdfa2u(pdf);
        Assert.Equal(before.Images.Count(), new PdfFile(pdf).Images.Count());
        Assert.Contains("/MediaBox [0 0 96.48 144]", new PdfFile(pdf).Pages.ElementAt(1).Dictionary, StringComparison.Ordinal);
        Assert.Contains("ROTATION=\"90\"", System.Text.Encoding.UTF8.GetString(await store.BytesAsync(turned, ObjectRole.Alto)), StringComparison.Ordinal);
        Assert.Contains("Seite2", await store.TextAsync(turned), StringComparison.Ordinal);
        Assert.Equal((await store.NewestAsync(0)).Pages[1].Delivered, turned.Pages[1].Delivered);
        await store.IsSoundAsync();
    }

    [Fact]
    public async Task Turned_there_and_back_the_words_lie_where_they_lay()
    {
        await using var store = await CorrectedStore.MakeAsync();
        var first = await store.NewestAsync(0);
        foreach (var turn in new[] { Turn.Right, Turn.Half, Turn.Left, Turn.None }.Where(t => t != Turn.None).Append(Turn.Half))
            await store.Corrections.CorrectAsync(store.Order(0), [new Correction.TurnPage(CorrectedStore.Page(1), turn)], None);
        Assert.Equal(Words(await store.BytesAsync(first, ObjectRole.Alto)), Words(await store.BytesAsync(await store.NewestAsync(0), ObjectRole.Alto)));

        static List<string> Words(byte[] alto) =>
            [.. System.Xml.Linq.XDocument.Load(new MemoryStream(alto)).Descendants().Where(e => e.Name.LocalName == "String")
                .Select(e => $"{(string)e.Attribute("CONTENT")!} {(int)e.Attribute("HPOS")!},{(int)e.Attribute("VPOS")!}").Order(StringComparer.Ordinal)];
    }

    [Fact]
    public async Task Pages_in_a_new_order_make_a_new_pdf()
    {
        await using var store = await CorrectedStore.MakeAsync();
        var made = await store.Corrections.CorrectAsync(store.Order(0), [new Correction.OrderPages([.. new[] { 3, 1, 4, 2 }.Select(CorrectedStore.Page)])], None);
        Assert.Equal(["Seite3", "Seite1", "Seite4", "Seite2"], (await store.TextAsync(made[0])).Split('\f').Select(p => p.Split(' ')[0]));
        Assert.Contains("Seite3", await store.Place.Catalog.PageTextAsync(made[0].Id, 1, None), StringComparison.Ordinal);
        await Assert.ThrowsAsync<UsageException>(() => store.Corrections.CorrectAsync(store.Order(0), [new Correction.OrderPages([CorrectedStore.Page(1)])], None));
        await store.IsSoundAsync();
    }

    [Fact]
    public async Task Blank_page_leaves_the_document_and_can_come_back_with_its_words()
    {
        await using var store = await CorrectedStore.MakeAsync();
        var without = Assert.Single(await store.Corrections.CorrectAsync(store.Order(0), [new Correction.MarkBlank(CorrectedStore.Page(2))], None));
        Assert.Equal([1, 3, 4], without.Pages.Select(p => p.Page.Number));
        Assert.DoesNotContain("Seite2", await store.TextAsync(without), StringComparison.Ordinal);
        var receipt = await store.ReceiptAsync();
        Assert.Equal((6, 1), (receipt.Account.InDocuments, receipt.Account.Blanks));
        Assert.Contains(receipt.OtherPages, p => p is { Page.Number: 2, State: PageState.Blank, Delivered: not null });
        await store.IsSoundAsync();

        await store.ReopenAsync(forgetState: true);
        var whole = Assert.Single(await store.Corrections.CorrectAsync(store.Order(0), [new Correction.MarkNotBlank(CorrectedStore.Page(2))], None));
        Assert.Equal([1, 2, 3, 4], whole.Pages.Select(p => p.Page.Number));
        Assert.Contains("Seite2", await store.TextAsync(whole), StringComparison.Ordinal);
        Assert.Equal((7, 0), ((await store.ReceiptAsync()).Account.InDocuments, (await store.ReceiptAsync()).Account.Blanks));
    }

    [Fact]
    public async Task Document_of_blank_pages_only_is_dissolved_and_can_come_back()
    {
        await using var store = await CorrectedStore.MakeAsync();
        var gone = Assert.Single(await store.Corrections.CorrectAsync(store.Order(2), [new Correction.MarkBlank(CorrectedStore.Page(7))], None));
        Assert.Equal(DocumentStatus.Dissolved, gone.Status);
        Assert.DoesNotContain((await store.Place.Catalog.ListAsync(CatalogFilter.All, "", 10, None)).Documents, d => d.Id == gone.Id);
        await store.IsSoundAsync();
        await Assert.ThrowsAsync<UsageException>(() => store.Corrections.CorrectAsync(store.Order(2), [new Correction.Confirm()], None));
        var back = Assert.Single(await store.Corrections.CorrectAsync(store.Order(2), [new Correction.MarkNotBlank(CorrectedStore.Page(7))], None));
        Assert.Equal((3, DocumentStatus.Provisional), (back.Version, back.Status));
        Assert.Contains("Seite7", await store.TextAsync(back), StringComparison.Ordinal);
        await store.IsSoundAsync();
    }

    [Fact]
    public async Task Suspicion_of_a_blank_page_is_withdrawn()
    {
        await using var store = await CorrectedStore.MakeAsync();
        Assert.Equal(PageFlags.BlankSuspect, (await store.NewestAsync(0)).Pages[3].Flags);
        var made = await store.Corrections.CorrectAsync(store.Order(0), [new Correction.MarkNotBlank(CorrectedStore.Page(4))], None);
        Assert.Equal(PageFlags.None, made[0].Pages[3].Flags);
        await store.IsSoundAsync();
    }

    [Fact]
    public async Task The_store_suffices_when_the_state_folder_is_lost()
    {
        await using var store = await CorrectedStore.MakeAsync();
        await store.Corrections.CorrectAsync(store.Order(0), [new Correction.SetField(FieldNames.Title, "Erster")], None);
        await store.ReopenAsync(forgetState: true);
        var made = await store.Corrections.CorrectAsync(store.Order(0), [new Correction.TurnPage(CorrectedStore.Page(1), Turn.Half)], None);
        Assert.Equal((3, "Erster", 2), (made[0].Version, made[0].Filing.Title, made[0].History.Count));
        Assert.Equal(3, (await store.Place.Catalog.FindAsync(made[0].Id, None))!.Version);
    }

    [Fact]
    public async Task A_delivery_that_is_read_again_after_a_lost_journal_overwrites_no_correction()
    {
        await using var store = await CorrectedStore.MakeAsync();
        await store.Corrections.CorrectAsync(store.Order(1), [new Correction.SetField(FieldNames.Title, "Von Hand")], None);
        await store.Corrections.SplitAsync(store.Order(0), [CorrectedStore.Page(3)], None);
        await store.ReopenAsync(forgetState: true);
        await store.IngestAsync();
        await store.Place.RepairCorrectionsAsync(None);
        Assert.Equal("Von Hand", (await store.NewestAsync(1)).Filing.Title);
        Assert.Equal("Von Hand", (await store.Place.Catalog.FindAsync(store.Documents[1], None))!.Title);
        await store.IsSoundAsync();
    }

    [Fact]
    public async Task A_correction_with_an_open_batch_is_not_undone_by_its_resume()
    {
        await using var store = await CorrectedStore.MakeAsync();
        await store.Corrections.CorrectAsync(store.Order(0), [new Correction.Confirm()], None);
        var first = MarkerReader.Read(await store.Place.Store.ReadRecordAsync(StoreLayout.Marker(store.Documents[0], 1), None));
        var stored = await store.Corrections.NewestAsync(store.Documents[0], None);
        var late = new Receipt(stored.Recorded, 1, first.Status, first.Name, Digest.Of(MarkerWriter.Write(first).Span), first.Objects.ToDictionary(o => o.Key, o => o.Value.Sha256));
        await new Ingest.Journal.ReceiptRecorder(store.Place.Journal).AcceptAsync(late, None);
        await store.IsSoundAsync();
    }
}
