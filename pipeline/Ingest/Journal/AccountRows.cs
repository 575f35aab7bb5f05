using Ingest.Model;
using Microsoft.Data.Sqlite;

namespace Ingest.Journal;

/// <summary>Counts the page account from the rows, never from a running counter.</summary>
internal static class AccountRows
{
    public static List<StackAccount> OfStacks(SqliteConnection rows, string batch) => rows.Query(
        """
        select s.name, count(p.number),
            count(*) filter (where p.state = 'document'),
            count(*) filter (where p.state = 'document' and d.state <> 'linked' and d.status = 'provisional'),
            count(*) filter (where p.state = 'separator'),
            count(*) filter (where p.state = 'blank'),
            count(*) filter (where p.state = 'superseded'),
            count(*) filter (where p.state = 'quarantined'),
            coalesce(max(p.number), 0),
            coalesce(max(p.number) filter (where p.ends_stack = 1), -1)
        from stack s
        left join page p on p.batch = s.batch and p.stack = s.name
        left join document d on d.id = p.document
        where s.batch = $batch
        group by s.ordinal
        order by s.ordinal
        """,
        row =>
        {
            var account = new Account(
                row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), row.GetInt32(5), row.GetInt32(6), row.GetInt32(7));
            return new StackAccount(row.GetString(0), account, account.Delivered == row.GetInt32(8) && account.Delivered == row.GetInt32(9));
        },
        ("$batch", batch));
}
