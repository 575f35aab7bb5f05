using Ingest.Model;
using Microsoft.Data.Sqlite;

namespace Ingest.Journal;

/// <summary>How far a batch has come, from its rows.</summary>
internal static class ProgressRows
{
    public static BatchStatus Of(SqliteConnection rows, JournalledBatch batch)
    {
        var stacks = AccountRows.OfStacks(rows, batch.Id);
        var documents = (int)rows.Scalar("select count(*) from document where batch = $batch", ("$batch", batch.Id));
        return new(
            batch,
            stacks.Aggregate(Account.Empty, (sum, stack) => sum + stack.Account),
            stacks.Count,
            stacks.Count(s => s.ReadToEnd),
            documents,
            documents - DocumentRows.CountWaiting(rows, batch.Id),
            Running: false);
    }
}
