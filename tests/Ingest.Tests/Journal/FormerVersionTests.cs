using System.IO.Compression;
using Ingest.Catalog.Sqlite;
using Ingest.Model;
using Ingest.Tests.Support;

namespace Ingest.Tests.Journals;

using Ingest.Journal;

/// <summary>Files that the program before wrote (tests/fixtures/former: journal version 2, catalog version 1, from a generated delivery of four pages).</summary>
public sealed class FormerVersionTests : IDisposable
{
    private readonly StateFolder state = new();

    public void Dispose() => state.Dispose();

    [Fact]
    public async Task A_journal_of_the_former_version_is_brought_forward_with_all_it_knows()
    {
        Unpack("journal.db");
        for (var opening = 0; opening < 2; opening++)
        {
            await using var journal = await Journal.OpenAsync(state.Path, FaultPoints.None, default);
            Assert.Equal(JournalSchema.Version, await journal.ReadAsync(rows => rows.Scalar("pragma user_version"), default));
            var batch = Assert.Single(await new Batches(journal, TimeProvider.System).ListAsync(default));
            Assert.True(batch.Batch.State.IsComplete());
            Assert.Equal(4, batch.Account.Delivered);
            Assert.Equal(AuditHead.None, await new AuditAnchor(journal).NewestAsync(default));
        }
    }

    [Fact]
    public async Task A_journal_that_cannot_be_brought_forward_whole_stays_as_it_was()
    {
        Unpack("journal.db");
        Run("create table audit_head (in_the_way text)");
        await Assert.ThrowsAsync<StoreException>(async () => await Journal.OpenAsync(state.Path, FaultPoints.None, default));
        Run("drop table audit_head");
        await using var journal = await Journal.OpenAsync(state.Path, FaultPoints.None, default);
        Assert.Single(await new Batches(journal, TimeProvider.System).ListAsync(default));
    }

    [Fact]
    public void A_catalog_of_the_former_version_is_emptied_to_be_filled_from_the_store()
    {
        Unpack("catalog.db");
        using (var catalog = SqliteCatalog.Open(state.File("catalog.db")))
            Assert.True(catalog.IsNew);
        using var again = SqliteCatalog.Open(state.File("catalog.db"));
        Assert.False(again.IsNew);
    }

    private void Unpack(string name)
    {
        Directory.CreateDirectory(state.Path);
        using var from = new GZipStream(File.OpenRead(Repository.File("tests", "fixtures", "former", name + ".gz")), CompressionMode.Decompress);
        using var into = File.Create(state.File(name));
        from.CopyTo(into);
    }

    private void Run(string sql)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={state.File(Journal.FileName)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // texts of this test
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
