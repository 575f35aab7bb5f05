using Ingest.Deposit;
using Ingest.Model;
using Ingest.Review;
using Ingest.Tests.Render;

namespace Ingest.Tests.Review;

/// <summary>Corrections that move the boundaries between documents: every page stays in exactly one.</summary>
public class DocumentCorrectionTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Split_gives_new_documents_that_know_their_origin()
    {
        await using var store = await CorrectedStore.MakeAsync(Route.Deposit);
        var made = await store.Corrections.SplitAsync(store.Order(0, "drei Schreiben"), [CorrectedStore.Page(4), CorrectedStore.Page(2)], None);
        Assert.Equal([[1], [2, 3], [4]], made.Select(m => m.Pages.Select(p => p.Page.Number)));
        Assert.Equal((store.Documents[0], 2), (made[0].Id, made[0].Version));
        Assert.All(made.Skip(1), m =>
        {
            Assert.Equal((1, DocumentStatus.Provisional), (m.Version, m.Status));
            Assert.Equal(new DocumentVersion(store.Documents[0], 1), Assert.Single(m.DerivedFrom));
        });
        Assert.Equal("Seite2", (await store.TextAsync(made[1])).Split(' ')[0]);
        Assert.Equal(2, new PdfFile(await store.BytesAsync(made[1], ObjectRole.Pdf)).Pages.Count());
        var receipt = await store.ReceiptAsync();
        Assert.Equal(made.Select(m => m.Id), receipt.Documents.Take(3).Select(d => d.Id));
        Assert.Equal(3, receipt.Account.InReview);
        await store.IsSoundAsync();
    }

    [Fact]
    public async Task Joined_document_has_all_pages_and_the_other_is_dissolved()
    {
        await using var store = await CorrectedStore.MakeAsync();
        var made = await store.Corrections.JoinAsync(store.Order(0), [store.Documents[2], store.Documents[1]], None);
        Assert.Equal([1, 2, 3, 4, 7, 5, 6], made[0].Pages.Select(p => p.Page.Number));
        Assert.All(made.Skip(1), m => Assert.Equal((DocumentStatus.Dissolved, 0), (m.Status, m.Pages.Count)));
        Assert.Contains("Seite7", (await store.TextAsync(made[0])).Split('\f')[4], StringComparison.Ordinal);
        Assert.Empty(await store.Place.Catalog.PageTextAsync(store.Documents[1], 1, None));
        await store.IsSoundAsync();
    }

    [Fact]
    public async Task Moved_page_counts_once_and_takes_its_corrected_words_along()
    {
        await using var store = await CorrectedStore.MakeAsync();
        await store.Corrections.CorrectAsync(store.Order(0), [new Correction.CorrectWord(CorrectedStore.Page(4), new(60, 33, 240, 73), "Seite4", "Anlage")], None);
        var made = await store.Corrections.MoveAsync(store.Order(0), [CorrectedStore.Page(4)], store.Documents[1], CorrectedStore.Page(6), None);
        Assert.Equal([[1, 2, 3], [5, 4, 6]], made.Select(m => m.Pages.Select(p => p.Page.Number)));
        Assert.StartsWith("Anlage", (await store.TextAsync(made[1])).Split('\f')[1], StringComparison.Ordinal);
        var again = await store.Corrections.CorrectAsync(store.Order(1), [new Correction.TurnPage(CorrectedStore.Page(4), Turn.Half)], None);
        Assert.Contains("Anlage", await store.TextAsync(again[0]), StringComparison.Ordinal);
        await store.IsSoundAsync();
    }

    [Fact]
    public async Task Document_whose_last_page_moves_away_is_dissolved()
    {
        await using var store = await CorrectedStore.MakeAsync();
        var made = await store.Corrections.MoveAsync(store.Order(2), [CorrectedStore.Page(7)], store.Documents[0], null, None);
        Assert.Equal([DocumentStatus.Dissolved, DocumentStatus.Provisional], made.Select(m => m.Status));
        await store.IsSoundAsync();
    }

    [Fact]
    public async Task Split_and_joined_again_all_is_as_it_was()
    {
        await using var store = await CorrectedStore.MakeAsync();
        var parts = await store.Corrections.SplitAsync(store.Order(0), [CorrectedStore.Page(3)], None);
        await store.Corrections.JoinAsync(store.Order(0), [parts[1].Id], None);
        var parts2 = await store.Corrections.SplitAsync(store.Order(0), [CorrectedStore.Page(3)], None);
        Assert.NotEqual(parts[1].Id, parts2[1].Id);
        await store.Corrections.JoinAsync(store.Order(0), [parts2[1].Id], None);
        Assert.Equal([1, 2, 3, 4], (await store.NewestAsync(0)).Pages.Select(p => p.Page.Number));
        Assert.Equal(await store.TextAsync(MarkerReader.Read(await store.Place.Store.ReadRecordAsync(StoreLayout.Marker(store.Documents[0], 1), None))), await store.TextAsync(await store.NewestAsync(0)));
        await store.IsSoundAsync();
    }

    [Fact]
    public async Task Boundaries_that_make_no_sense_are_refused()
    {
        await using var store = await CorrectedStore.MakeAsync();
        await Assert.ThrowsAsync<UsageException>(() => store.Corrections.SplitAsync(store.Order(0), [CorrectedStore.Page(1)], None));
        await Assert.ThrowsAsync<UsageException>(() => store.Corrections.SplitAsync(store.Order(0), [CorrectedStore.Page(5)], None));
        await Assert.ThrowsAsync<UsageException>(() => store.Corrections.JoinAsync(store.Order(0), [store.Documents[0]], None));
        await Assert.ThrowsAsync<UsageException>(() => store.Corrections.MoveAsync(store.Order(0), [], store.Documents[1], null, None));
        await store.IsSoundAsync();
    }
}
