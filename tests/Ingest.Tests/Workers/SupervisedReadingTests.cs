using Ingest.Flow;
using Ingest.Model;
using Ingest.Tests.Support;
using Ingest.Workers;

namespace Ingest.Tests.WorkerProcesses;

/// <summary>A worker that dies, hangs or talks nonsense costs one page at most, and the run nothing.</summary>
public sealed class SupervisedReadingTests
{
    private static readonly byte[] Picture = TestPictures.Printed(["Bescheid"], 72);

    [Fact]
    public async Task A_page_comes_back_from_its_worker_with_words_findings_and_its_own_bytes()
    {
        var page = Assert.Single(await ReadAsync(FaultyProgram.With("none"), new CountedTries(), Page(1)));
        Assert.Equal("stack.tif#1", page.Text.ToPlainText().Trim());
        Assert.Equal((0.5, PageFlags.None), (page.Findings.InkShare, page.Flags));
        Assert.Equal(Picture, page.Page.Bytes);
    }

    [Fact]
    public async Task A_page_that_crashes_the_decoder_is_alone_in_quarantine_after_three_tries()
    {
        var tries = new CountedTries();
        var pages = await ReadAsync(FaultyProgram.With("crashing-decoder", "stack.tif#2"), tries, [.. Enumerable.Range(1, 6).Select(Page)]);
        var lost = Assert.Single(pages, p => p.Page.Fault is not null);
        Assert.Equal(("stack.tif#2", IssueCodes.WorkerDied), (lost.Page.Id.ToString(), lost.Page.Fault!.Code));
        Assert.Contains("signal 11", lost.Page.Fault.Detail, StringComparison.Ordinal);
        Assert.Equal([.. Enumerable.Range(1, 6)], pages.Select(p => p.Page.Id.Number));
        Assert.Equal(3, tries.Log.Count(l => l.StartsWith("died stack.tif#2", StringComparison.Ordinal)));
        Assert.Equal(9, tries.Log.Count);
    }

    [Theory]
    [InlineData("crashing-recognizer", "signal 11")]
    [InlineData("hanging-recognizer", "did not answer for 1 s; if it is known to be good, raise Recognize:PageTimeLimit")]
    [InlineData("rubbish-recognizer", "nonsense")]
    public async Task A_page_that_can_be_decoded_but_ends_its_recogniser_is_kept_without_text(string fault, string reason)
    {
        var pages = await ReadAsync(FaultyProgram.With(fault, "stack.tif#1"), new CountedTries(), Page(1), Page(2));
        Assert.All(pages, p => Assert.Null(p.Page.Fault));
        Assert.Equal([PageFlags.TextMissing, PageFlags.None], pages.Select(p => p.Flags));
        var issue = Assert.Single(pages[0].Issues);
        Assert.Equal(IssueCodes.WorkerDied, issue.Code);
        Assert.Contains(reason, issue.Detail, StringComparison.Ordinal);
        Assert.Equal(0.5, pages[0].Findings.InkShare);
    }

    [Theory]
    [InlineData("rubbish-speaker", "nonsense")]
    [InlineData("greedy-decoder", "600 MiB of memory; if it is known to be good, raise Workers:MaxMemoryBytes")]
    public async Task A_worker_taken_over_or_out_of_bounds_is_ended(string fault, string reason)
    {
        var pages = await ReadAsync(FaultyProgram.With(fault, "stack.tif#1"), new CountedTries(), Page(1), Page(2));
        Assert.Contains(reason, pages[0].Page.Fault!.Detail, StringComparison.Ordinal);
        Assert.Null(pages[1].Page.Fault);
    }

    [Fact]
    public async Task A_picture_whose_decoding_does_not_end_is_quarantined_and_says_what_to_raise()
    {
        var options = FaultyProgram.With("hanging-decoder", "stack.tif#1");
        options = options with { Workers = options.Workers with { DecodeTimeLimit = TimeSpan.FromSeconds(1) } };
        var pages = await ReadAsync(options, new CountedTries(), Page(1));
        Assert.EndsWith("did not answer for 1 s; if it is known to be good, raise Workers:DecodeTimeLimit.", Assert.Single(pages).Page.Fault!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_with_the_run_ends_the_run_with_its_own_exit_code()
    {
        var fault = await Assert.ThrowsAsync<MissingDependencyException>(() => ReadAsync(FaultyProgram.With("missing-model", "stack.tif#1"), new CountedTries(), Page(1)));
        Assert.Equal(("The model xyz is missing.", "Install it."), (fault.Message, fault.Advice));
    }

    [Fact]
    public async Task A_worker_program_that_does_not_come_up_is_no_fault_of_the_page()
    {
        var options = FaultyProgram.With("no-such-fault");
        var tries = new CountedTries();
        await Assert.ThrowsAsync<MissingDependencyException>(() => ReadAsync(options, tries, Page(1)));
        Assert.Equal(["begin stack.tif#1"], tries.Log);
    }

    [Fact]
    public async Task Deaths_of_earlier_runs_count()
    {
        var tries = new CountedTries(deathsBefore: 2);
        var page = Assert.Single(await ReadAsync(FaultyProgram.With("crashing-decoder", "stack.tif#1"), tries, Page(1)));
        Assert.NotNull(page.Page.Fault);
        Assert.Equal(2, tries.Log.Count);
    }

    [Fact]
    public async Task A_page_with_which_ten_runs_ended_is_not_begun_again()
    {
        var page = Assert.Single(await ReadAsync(FaultyProgram.With("none"), new CountedTries(runsEnded: 10), Page(1)));
        Assert.Equal(IssueCodes.WorkerDied, page.Page.Fault!.Code);
        Assert.Contains("10 times", page.Page.Fault.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stopped_run_takes_its_workers_with_it()
    {
        var options = FaultyProgram.With("hanging-recognizer", "stack.tif#1");
        options = options with { Recognize = options.Recognize with { PageTimeLimit = TimeSpan.FromHours(1) } };
        using var pool = new WorkerPool(options, 1, TimeProvider.System);
        using var stop = new CancellationTokenSource();
        var reading = new SupervisedReading(pool, new CountedTries(), options).RunAsync(Page(1), stop.Token).AsTask();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.DoesNotContain(pool.Processes, p => p.IsAlive);
    }

    [Fact]
    public async Task The_try_of_the_next_page_is_counted_while_every_worker_is_busy()
    {
        var options = FaultyProgram.With("hanging-recognizer", "stack.tif#1");
        options = options with { Recognize = options.Recognize with { Workers = 1, PageTimeLimit = TimeSpan.FromHours(1) } };
        var tries = new CountedTries();
        using var pool = new WorkerPool(options, options.Recognize.Workers, TimeProvider.System);
        using var stop = new CancellationTokenSource();
        using var run = new Run(stop.Token, TimeProvider.System);
        var reading = Link.From(new Given([Page(1), Page(2)]), 2, run)
            .Then(new SupervisedReading(pool, tries, options), PageReading.Places(options)).Into(new Kept([])).CompletionAsync();
        await tries.Begun(Page(2).Id).WaitAsync(TimeSpan.FromMinutes(2));
        Assert.False(reading.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    private static ScannedPage Page(int number) => TestPages.Scanned(Picture, 72) with { Id = new PageId("stack.tif", number) };

    private static async Task<List<RecognizedPage>> ReadAsync(IngestOptions options, IPageTries tries, params ScannedPage[] pages)
    {
        using var pool = new WorkerPool(options, options.Recognize.Workers, TimeProvider.System);
        using var memory = new MemoryWatch([pool], TimeProvider.System);
        using var run = new Run(CancellationToken.None, TimeProvider.System);
        var read = new List<RecognizedPage>();
        await Link.From(new Given(pages), 2, run).Then(new SupervisedReading(pool, tries, options), PageReading.Places(options)).Into(new Kept(read)).CompletionAsync();
        return read;
    }

    private sealed class Given(IEnumerable<ScannedPage> pages) : ISource<ScannedPage>
    {
        public IAsyncEnumerable<ScannedPage> ReadAsync(CancellationToken cancel) => pages.ToAsyncEnumerable();
    }

    private sealed class Kept(List<RecognizedPage> pages) : ISink<RecognizedPage>
    {
        public ValueTask AcceptAsync(RecognizedPage item, CancellationToken cancel)
        {
            pages.Add(item);
            return default;
        }
    }
}
