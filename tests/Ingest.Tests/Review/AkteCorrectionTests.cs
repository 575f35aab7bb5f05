using Ingest.Deposit.Deletion;
using Ingest.Model;
using Ingest.Review;

namespace Ingest.Tests.Review;

/// <summary>Where corrections meet Akten and deletions.</summary>
public class AkteCorrectionTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Document_that_a_person_confirms_makes_its_Akte()
    {
        await using var store = await CorrectedStore.MakeAsync();
        var akte = Identity.AkteId("default", "0248-31/2019");

        await store.Corrections.CorrectAsync(store.Order(0), [new Correction.SetField(FieldNames.Aktenzeichen, "0248-31/2019")], None);
        Assert.Null(await store.Place.Akten.Records.FindAsync(akte, None));
        await store.Corrections.CorrectAsync(store.Order(0), [new Correction.Confirm()], None);

        var made = (await store.Place.Akten.Records.FindAsync(akte, None))!;
        Assert.Equal(("0248-31/2019", CorrectedStore.Person, CorrectedStore.Later), (made.Aktenzeichen, made.History[0].Actor, made.History[0].Time));
        Assert.NotNull(store.Place.Akten.Register.Find("default", "0248-31/2019"));
        await store.IsSoundAsync();
    }

    [Fact]
    public async Task Deleted_document_is_corrected_no_more()
    {
        await using var store = await CorrectedStore.MakeAsync(Route.Deposit);
        var gone = store.Documents[0];
        var desk = new DeletionDesk(store.Place, TimeProvider.System, FaultPoints.None);
        await desk.CarryOutAsync(await desk.PlanAsync(new([gone.ToString()], DeletionGround.Order, "Anordnung", "default", "reg-2"), None), None);

        var said = await Assert.ThrowsAsync<UsageException>(() => store.Corrections.CorrectAsync(
            store.Order(0), [new Correction.SetField(FieldNames.Title, "Neuer Titel")], None));
        Assert.Contains("was deleted", said.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<UsageException>(() => store.Corrections.JoinAsync(store.Order(1), [gone], None));
        Assert.Null(await store.Place.Catalog.FindAsync(gone, None));
    }
}
