using Ingest.Model;
using Ingest.Review;
using Ingest.Tests.Journals;
using Ingest.Tests.Support;

namespace Ingest.Tests.Review;

/// <summary>Two who correct the same version, and a kill in the middle.</summary>
public class RaceTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Of_many_who_correct_one_version_one_wins_and_the_others_are_told()
    {
        await using var store = await CorrectedStore.MakeAsync();
        var tries = Enumerable.Range(0, 8).Select(n => Task.Run(async () =>
        {
            try
            {
                await store.Corrections.CorrectAsync(store.Order(0, seen: 1), [new Correction.SetField(FieldNames.Title, $"Titel {n}")], None);
                return n;
            }
            catch (ChangedMeanwhileException changed)
            {
                Assert.Equal((store.Documents[0], ExitCode.Busy), (changed.Document, changed.ExitCode));
                return -1;
            }
        }));
        var winner = Assert.Single(await Task.WhenAll(tries), n => n >= 0);
        var newest = await store.NewestAsync(0);
        Assert.Equal((2, $"Titel {winner}"), (newest.Version, newest.Filing.Title));
        await store.IsSoundAsync();
    }

    [Fact]
    public async Task Who_looked_at_an_older_version_changes_nothing()
    {
        await using var store = await CorrectedStore.MakeAsync();
        await store.Corrections.CorrectAsync(store.Order(0), [new Correction.Confirm()], None);
        var late = await Assert.ThrowsAsync<ChangedMeanwhileException>(() => store.Corrections.SplitAsync(store.Order(0, seen: 1), [CorrectedStore.Page(2)], None));
        Assert.Equal(2, late.Newest);
        await store.IsSoundAsync();
    }

    [Fact]
    public async Task Killed_at_any_point_a_correction_is_whole_or_has_not_happened()
    {
        var (points, outcomes) = (0, new HashSet<int>());
        // every point with --all, else every seventh: each costs a store
        for (var point = 1; ; point += TestScope.All ? 1 : 7)
        {
            await using var store = await CorrectedStore.MakeAsync();
            // opening reaches points, too: they are counted and left alone
            var probe = new KillingFaults(0);
            await store.ReopenAsync(probe);
            var killing = new KillingFaults(probe.Names.Count + point);
            await store.ReopenAsync(killing);
            try
            {
                await store.Corrections.SplitAsync(store.Order(0), [CorrectedStore.Page(2), CorrectedStore.Page(4)], None);
                Assert.True(points > (TestScope.All ? 40 : 5), $"Only {points} points were tried.");
                break;
            }
            catch (KilledException)
            {
                points++;
            }
            await store.ReopenAsync();
            var documents = (await store.ReceiptAsync()).Documents.Count;
            Assert.Contains(documents, new[] { 3, 5 });
            outcomes.Add(documents);
            await store.IsSoundAsync();
        }
        Assert.Equal(2, outcomes.Count);
    }
}
