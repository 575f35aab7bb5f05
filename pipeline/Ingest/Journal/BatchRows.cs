using Ingest.Model;
using Microsoft.Data.Sqlite;

namespace Ingest.Journal;

/// <summary>Reading and writing the table <c>batch</c>.</summary>
internal static class BatchRows
{
    private const string Columns = "number, id, organisation, clock, operator, profile, configuration, state, started, finished";

    /// <summary>True when the batch is new.</summary>
    public static bool Insert(SqliteConnection rows, BatchContext batch, string configuration, DateTimeOffset started) =>
        rows.Execute(
            """
            insert into batch (id, organisation, clock, operator, profile, configuration, state, started)
            values ($id, $organisation, $clock, $operator, $profile, $configuration, 'received', $started)
            on conflict (id) do nothing
            """,
            ("$id", batch.Id), ("$organisation", batch.Organisation), ("$clock", JournalTime.Write(batch.Clock)),
            ("$operator", batch.Operator), ("$profile", batch.Profile), ("$configuration", configuration),
            ("$started", JournalTime.Write(started))) > 0;

    public static List<JournalledBatch> WithPrefix(SqliteConnection rows, string prefix) =>
        rows.Query($"select {Columns} from batch where substr(id, 1, length($prefix)) = $prefix order by number desc", Map, ("$prefix", prefix));

    public static JournalledBatch Single(SqliteConnection rows, string id) =>
        rows.Query($"select {Columns} from batch where id = $id", Map, ("$id", id)) is [var batch]
            ? batch
            : throw JournalErrors.Contradiction($"the batch {id} is not in it");

    public static List<JournalledBatch> NewestFirst(SqliteConnection rows) =>
        rows.Query($"select {Columns} from batch order by number desc", Map);

    public static void Begin(SqliteConnection rows, string id) =>
        rows.Execute("update batch set state = 'open' where id = $id and state = 'received'", ("$id", id));

    public static void Finish(SqliteConnection rows, string id, BatchState state, DateTimeOffset finished) =>
        rows.Execute(
            "update batch set state = $state, finished = $finished where id = $id and state in ('received', 'open')",
            ("$id", id), ("$state", state.Word()), ("$finished", JournalTime.Write(finished)));

    private static JournalledBatch Map(SqliteDataReader row) => new(
        row.GetInt64(0),
        new BatchContext(row.GetString(1), row.GetString(2), JournalTime.Read(row.GetString(3)))
        {
            Operator = row.GetString(4),
            Profile = row.GetString(5),
        },
        BatchStates.Parse(row.GetString(7)),
        row.GetString(6),
        JournalTime.Read(row.GetString(8)),
        row.TextOrNull(9) is { } finished ? JournalTime.Read(finished) : null);
}
