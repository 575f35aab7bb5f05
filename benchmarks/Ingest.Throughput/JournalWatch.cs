using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Ingest.Throughput;

/// <summary>Seconds from the start of a run until its first page was in work, and until it was recorded.</summary>
internal readonly record struct FirstPage(double BegunSeconds, double RecordedSeconds);

/// <summary>Looks into the journal of a run from outside until a page is recorded.</summary>
internal static class JournalWatch
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    /// <returns>Counted from the call on; 0 when it was cancelled before.</returns>
    public static async Task<FirstPage> FirstPageAsync(string path, CancellationToken stop)
    {
        var start = Stopwatch.GetTimestamp();
        var begun = 0.0;
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                if (!File.Exists(path))
                    continue;
                if (begun == 0 && Has(path, "page_try"))
                    begun = Stopwatch.GetElapsedTime(start).TotalSeconds;
                if (Has(path, "page"))
                    return new(begun, Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
        }
        catch (OperationCanceledException)
        {
            // The run ended without one.
        }
        return new(begun, 0);
    }

    /// <summary>Pages given to a worker and pages recorded so far.</summary>
    public static (int Begun, int Recorded) Pages(string path) =>
        File.Exists(path) ? (Count(path, "select count(*) from page_try"), Count(path, "select count(*) from page")) : default;

    private static bool Has(string path, string table) => Count(path, $"select exists (select 1 from {table})") == 1;

    private static int Count(string path, string query)
    {
        try
        {
            using var journal = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
            journal.Open();
            using var command = journal.CreateCommand();
            command.CommandText = query;
            return (int)(long)command.ExecuteScalar()!;
        }
        catch (SqliteException)
        {
            // Its tables are only just being made.
            return 0;
        }
    }
}
