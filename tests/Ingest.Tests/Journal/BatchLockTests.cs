using System.Diagnostics;
using Ingest.Journal;
using Ingest.Model;

namespace Ingest.Tests.Journals;

public sealed class BatchLockTests : IDisposable
{
    private static readonly string Batch = Digest.Of("batch"u8).Hex;
    private readonly StateFolder state = new();

    [Fact]
    public async Task A_second_run_of_the_same_batch_is_busy()
    {
        using var held = await AcquireAsync(Batch);

        var busy = await Assert.ThrowsAsync<BusyException>(async () => await AcquireAsync(Batch));
        Assert.Equal(ExitCode.Busy, busy.ExitCode);
        Assert.True(BatchLock.IsHeld(state.Path, Batch));
    }

    [Fact]
    public async Task Another_batch_is_free_and_a_released_lock_is_free_again()
    {
        using (await AcquireAsync(Batch))
        using (await AcquireAsync(Digest.Of("other"u8).Hex))
        {
        }

        Assert.False(BatchLock.IsHeld(state.Path, Batch));
        using var again = await AcquireAsync(Batch);
    }

    [Fact]
    public async Task A_lock_file_left_by_a_dead_process_does_not_hold_the_batch()
    {
        Directory.CreateDirectory(state.File("locks"));
        await File.WriteAllTextAsync(state.File($"locks/{Batch}.lock"), "");

        using var taken = await AcquireAsync(Batch);
        Assert.True(BatchLock.IsHeld(state.Path, Batch));
    }

    [Fact]
    public async Task Another_process_holds_the_batch_until_it_is_killed()
    {
        Directory.CreateDirectory(state.File("locks"));
        using var other = Process.Start(new ProcessStartInfo("sh", ["-c", "exec 9>\"$0\"; flock 9; echo held; read _", state.File($"locks/{Batch}.lock")])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        })!;
        Assert.Equal("held", await other.StandardOutput.ReadLineAsync());
        await Assert.ThrowsAsync<BusyException>(async () => await AcquireAsync(Batch));

        other.Kill();
        await other.WaitForExitAsync();

        using var taken = await AcquireAsync(Batch);
    }

    [Fact]
    public async Task A_state_folder_that_cannot_hold_locks_is_a_store_error()
    {
        await File.WriteAllTextAsync(state.File("locks"), "a file");

        await Assert.ThrowsAsync<StoreException>(async () => await AcquireAsync(Batch));
    }

    [Fact]
    public async Task Nothing_but_a_batch_id_becomes_a_file_name() =>
        await Assert.ThrowsAsync<FormatException>(async () => await AcquireAsync("../../escape"));

    public void Dispose() => state.Dispose();

    private ValueTask<BatchLock> AcquireAsync(string batch) => BatchLock.AcquireAsync(state.Path, batch, TimeProvider.System, default);
}
