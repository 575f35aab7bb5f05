using Ingest.Classify;
using Ingest.Model;
using Ingest.Tests.Support;

namespace Ingest.Tests.Classify;

public class StackHoldTests
{
    private static ClassifiedDocument Document(string stack, int page, bool ends, bool mark = false) =>
        new(new(stack, page, [SyntheticPages.Page(stack, page)]) { EndsStack = ends }, new("VERMERK", 0.95, []), [], mark ? Route.Review : Route.Deposit)
        {
            ClassifiedMark = mark,
            Issues = mark ? [new(IssueCodes.ClassifiedMark, $"{stack}#{page}", "mark")] : [],
        };

    private static async Task<List<ClassifiedDocument>> RunAsync(params ClassifiedDocument[] documents)
    {
        var held = new List<ClassifiedDocument>();
        await foreach (var document in new StackHold().RunAsync(SyntheticPages.Stream(documents), CancellationToken.None))
            held.Add(document);
        return held;
    }

    [Fact]
    public async Task A_mark_holds_its_whole_stack_and_no_other()
    {
        var documents = await RunAsync(Document("a", 1, true), Document("b", 1, false), Document("b", 2, false, mark: true), Document("b", 3, true), Document("c", 1, true));
        Assert.Equal(["a#1", "b#1", "b#2", "b#3", "c#1"], documents.Select(d => d.Document.Pages[0].Id.ToString()));
        Assert.Equal([false, true, true, true, false], documents.Select(d => d.Held));
        Assert.All(documents.Where(d => d.Held), d =>
        {
            Assert.Equal((DocumentStatus.Held, Route.Review), (d.Status, d.Route));
            Assert.Equal(IssueCodes.ClassifiedMark, Assert.Single(d.Issues).Code);
        });
    }

    [Fact]
    public async Task A_stack_ends_where_the_next_one_begins_even_without_its_end_mark()
    {
        var documents = await RunAsync(Document("a", 1, false, mark: true), Document("b", 1, false));
        Assert.Equal([true, false], documents.Select(d => d.Held));
    }

    [Fact]
    public async Task Documents_wait_for_the_end_of_their_own_stack_only()
    {
        var given = 0;
        IEnumerable<ClassifiedDocument> Source()
        {
            given++;
            yield return Document("a", 1, true);
            given++;
            yield return Document("b", 1, true);
        }
        await foreach (var _ in new StackHold().RunAsync(SyntheticPages.Stream(Source()), CancellationToken.None))
            break;
        Assert.Equal(1, given);
    }
}
