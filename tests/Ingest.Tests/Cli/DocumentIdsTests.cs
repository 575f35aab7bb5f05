using Ingest.Cli.Commands;
using Ingest.Tests.Review;

namespace Ingest.Tests.Cli;

public class DocumentIdsTests
{
    [Fact]
    public async Task The_beginning_of_an_id_is_enough_when_only_one_document_begins_so()
    {
        await using var store = await CorrectedStore.MakeAsync();
        var known = (await store.Place.Documents.LoadAsync((await store.NewestAsync(0)).Name, default)) with { Texts = [] };
        Guid[] twins = [new("aaaaaaaa-bbbb-4ccc-8ddd-000000000001"), new("aaaaaaaa-bbbb-4ccc-8ddd-000000000002")];
        await store.Place.Catalog.AddAsync([.. twins.Select(id => known with { Id = id })], default);

        Assert.Equal(store.Documents[0], await DocumentIds.FindAsync(store.Place, store.Documents[0].ToString()[..8].ToUpperInvariant(), default));
        Assert.Equal(twins[1], await DocumentIds.FindAsync(store.Place, twins[1].ToString(), default));
        var several = await Assert.ThrowsAsync<UsageException>(async () => await DocumentIds.FindAsync(store.Place, "aaaaaaaa-bbbb", default));
        Assert.All(twins, id => Assert.Contains(id.ToString(), several.Message, StringComparison.Ordinal));
        foreach (var unknown in new[] { "aaaaaaa", "bbbbbbbb", "aaaaaaaa%", "Aktenplan" })
            await Assert.ThrowsAsync<UsageException>(async () => await DocumentIds.FindAsync(store.Place, unknown, default));
    }
}
