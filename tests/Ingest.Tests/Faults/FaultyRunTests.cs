using Ingest.Deposit;
using Ingest.Model;
using Ingest.Tests.EndToEnd;
using Ingest.Tests.Scan;
using Ingest.Tests.Support;
using Ingest.Tests.WorkerProcesses;

namespace Ingest.Tests.Faults;

/// <summary>Whole runs over a faulty world: each ends done, or with a clear error and a resume that finishes with the same bytes.</summary>
public sealed class FaultyRunTests : IDisposable
{
    private static readonly DateTimeOffset Clock = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly IngestOptions Options = FaultyProgram.With("none");

    private readonly TempFolder folder = new();
    private readonly string input;
    private int stores;

    public FaultyRunTests()
    {
        input = folder.Folder("delivery");
        for (var stack = 1; stack <= 3; stack++)
            folder.Write(Path.Combine("delivery", $"stack-{stack}.tif"), TiffFile.Write(3 + stack, _ => { }));
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_slow_store_changes_nothing() => Assert.Equal(await CalmAsync(), await RunAsync(NewStore(), new SlowStore()));

    [Fact]
    public async Task A_clock_that_jumps_changes_nothing() => Assert.Equal(await CalmAsync(), await RunAsync(NewStore(), FaultPoints.None, new JumpingClock()));

    [Theory]
    [InlineData("store.object.linked", 5)]
    [InlineData("store.object.directory-synced", 9)]
    [InlineData("deposit.marker.created", 1)]
    [InlineData("deposit.object.put", 2)]
    public async Task A_store_that_loses_an_answer_ends_with_exit_5_or_done_and_the_next_run_finishes(string after, int occurrence)
    {
        var store = NewStore();
        var fault = new LostAnswer(after, occurrence);
        var error = await Record.ExceptionAsync(() => RunAsync(store, fault));
        Assert.True(fault.Lost);
        Assert.True(error is null or StoreException or IOException, $"{error}");
        Assert.Equal(await CalmAsync(), await RunAsync(store, FaultPoints.None));
    }

    [Fact]
    public async Task A_full_disk_ends_with_exit_5_and_the_next_run_finishes()
    {
        var store = NewStore();
        var error = await Assert.ThrowsAsync<StoreException>(() => RunAsync(store, new FullDisk(7)));
        Assert.Equal(ExitCode.StoreOrFile, error.ExitCode);
        Assert.Equal(await CalmAsync(), await RunAsync(store, FaultPoints.None));
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.9)]
    public async Task A_torn_tiff_ends_in_quarantine_and_its_neighbours_are_stored(double share)
    {
        folder.Write(Path.Combine("delivery", "stack-2.tif"), TornTiff.Of(TiffFile.Write(5, _ => { }), share));
        var store = NewStore();
        await using var place = await Workplace.OpenAsync(StorePlace.OfFolder(store), new(), Path.Combine(store, ".state"), TimeProvider.System, FaultPoints.None, default);
        var report = (await place.RunAsync(Request(), Options, new Progress<RunProgress>(), default)).Report;
        Assert.True(report.Account.Closed);
        Assert.NotEqual(0, report.Account.Quarantined);
        Assert.Equal(["stack-1.tif", "stack-3.tif"], report.Documents.Where(d => d.Status != "held").Select(d => PageId.Parse(d.Pages[0]).Stack).Distinct());
    }

    private Task<string> CalmAsync() => RunAsync(NewStore(), FaultPoints.None);

    private async Task<string> RunAsync(string store, FaultPoints faults, TimeProvider? time = null)
    {
        await using (var place = await Workplace.OpenAsync(StorePlace.OfFolder(store), new(), Path.Combine(store, ".state"), time ?? TimeProvider.System, faults, default))
            Assert.True((await place.RunAsync(Request(), Options, new Progress<RunProgress>(), default)).Report.Account.Closed);
        return string.Join('\n', [.. StoreContent.Files(store), .. StoreContent.JournalStates(store)]);
    }

    private RunRequest Request() => new() { Inputs = [input], Clock = Clock };

    private string NewStore() => folder[$"store-{++stores}"];
}
