using Ingest.Model;
using Microsoft.Data.Sqlite;

namespace Ingest.Tests.Journals;

using Ingest.Journal;

public sealed class JournalTests : IDisposable
{
    private readonly StateFolder state = new();

    [Fact]
    public async Task Opening_creates_folder_and_ledger_and_opens_again()
    {
        var folder = state.File("deep/er");
        await using (await Journal.OpenAsync(folder, FaultPoints.None, default))
        {
        }

        await using var journal = await Journal.OpenAsync(folder, FaultPoints.None, default);
        Assert.Empty(await new Batches(journal, TimeProvider.System).ListAsync(default));
        Assert.Equal("wal", await journal.ReadAsync(rows => rows.Query("pragma journal_mode", r => r.GetString(0)).Single(), default));
        Assert.Equal(2, await journal.ReadAsync(rows => rows.Scalar("pragma synchronous"), default));
    }

    [Fact]
    public async Task A_ledger_of_a_newer_program_is_refused()
    {
        await using (await Journal.OpenAsync(state.Path, FaultPoints.None, default))
        {
        }

        Run("pragma user_version = 99");

        var refused = await Assert.ThrowsAsync<StoreException>(async () => await Journal.OpenAsync(state.Path, FaultPoints.None, default));
        Assert.Contains("99", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_anchor_of_the_audit_log_survives_and_only_moves_forward()
    {
        await using (var journal = await Journal.OpenAsync(state.Path, FaultPoints.None, default))
        {
            var anchor = new AuditAnchor(journal);
            Assert.Equal(AuditHead.None, await anchor.NewestAsync(default));
            await anchor.NoteAsync(new(2, Digest.Of("two"u8)), default);
            await anchor.NoteAsync(new(1, Digest.Of("one"u8)), default);
        }

        await using var again = await Journal.OpenAsync(state.Path, FaultPoints.None, default);
        Assert.Equal(new AuditHead(2, Digest.Of("two"u8)), await new AuditAnchor(again).NewestAsync(default));
    }

    [Fact]
    public async Task A_database_of_another_program_is_refused_untouched()
    {
        Run("create table note (text text)");

        await Assert.ThrowsAsync<StoreException>(async () => await Journal.OpenAsync(state.Path, FaultPoints.None, default));
        Run("insert into note values ('still here')");
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_a_store_error_with_advice()
    {
        await File.WriteAllTextAsync(state.File(Journal.FileName), new string('x', 5000));

        var refused = await Assert.ThrowsAsync<StoreException>(async () => await Journal.OpenAsync(state.Path, FaultPoints.None, default));
        Assert.Contains("restore", refused.Advice, StringComparison.Ordinal);
        Assert.Equal(ExitCode.StoreOrFile, refused.ExitCode);
    }

    [Fact]
    public async Task A_state_folder_that_is_a_file_is_a_store_error()
    {
        await File.WriteAllTextAsync(state.File("taken"), "");

        await Assert.ThrowsAsync<StoreException>(async () => await Journal.OpenAsync(state.File("taken"), FaultPoints.None, default));
    }

    [Fact]
    public async Task A_full_medium_is_a_store_error_and_nothing_of_the_step_stays()
    {
        await using var journal = await Journal.OpenAsync(state.Path, FaultPoints.None, default);
        await journal.ReadAsync(rows => rows.Scalar("pragma max_page_count = 40"), default);
        var many = new FakeDelivery([.. Enumerable.Range(0, 3000).Select(i => ($"stack{i}.tif", new[] { new FakePage("x") }))]);

        var full = await Assert.ThrowsAsync<StoreException>(async () => await new Batches(journal, TimeProvider.System)
            .ReceiveAsync(many.Manifest, "default", null, "", "default", "{}", default));

        Assert.Contains("full", full.Message, StringComparison.Ordinal);
        Assert.Empty(await new Batches(journal, TimeProvider.System).ListAsync(default));
    }

    [Theory]
    [InlineData(5, ExitCode.Busy)]
    [InlineData(8, ExitCode.StoreOrFile)]
    [InlineData(10, ExitCode.StoreOrFile)]
    [InlineData(11, ExitCode.StoreOrFile)]
    [InlineData(13, ExitCode.StoreOrFile)]
    [InlineData(14, ExitCode.StoreOrFile)]
    [InlineData(19, ExitCode.StoreOrFile)]
    public void Every_error_of_the_database_has_an_exit_code_and_advice(int code, ExitCode expected)
    {
        var error = JournalErrors.From(new SqliteException("x", code), "journal.db");

        Assert.Equal(expected, error.ExitCode);
        Assert.NotEmpty(error.Advice);
    }

    [Fact]
    public async Task Several_writers_and_processes_share_the_ledger()
    {
        await using var one = await Journal.OpenAsync(state.Path, FaultPoints.None, default);
        await using var two = await Journal.OpenAsync(state.Path, FaultPoints.None, default);
        var deliveries = Enumerable.Range(0, 12).Select(i => new FakeDelivery([($"stack{i}.tif", [new($"page {i}")])])).ToList();

        await Task.WhenAll(deliveries.Select((d, i) => Task.Run(async () =>
        {
            var open = await OpenBatch.CreateAsync(i % 2 == 0 ? one : two, d);
            Assert.Single(await open.RecordAsync(OpenBatch.Letter(await open.RecordAllAsync())));
        })));

        var listed = await new Batches(one, TimeProvider.System).ListAsync(default);
        Assert.Equal(12, listed.Sum(b => b.Account.InDocuments));
        Assert.Equal(Enumerable.Range(1, 12).Reverse(), listed.Select(b => (int)b.Batch.Number));
    }

    public void Dispose() => state.Dispose();

    private void Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={state.File(Journal.FileName)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
