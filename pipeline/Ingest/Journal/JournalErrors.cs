using Microsoft.Data.Sqlite;

namespace Ingest.Journal;

/// <summary>The one place where errors of SQLite become errors of the run with a next step.</summary>
internal static class JournalErrors
{
    // primary result codes, https://www.sqlite.org/rescode.html
    private const int Perm = 3, Busy = 5, Locked = 6, ReadOnly = 8, IoError = 10, Corrupt = 11, Full = 13, CantOpen = 14, NotADatabase = 26;

    public static IngestException From(SqliteException e, string path) => e.SqliteErrorCode switch
    {
        Busy or Locked => new BusyException(
            $"Another process keeps the journal {path} locked.",
            "Wait until the other run has finished its step, then start again."),
        Full => new StoreException(
            $"The journal {path} cannot grow: the disk is full.",
            "Free space on the disk of the state folder, then run `ingest resume`.", e),
        ReadOnly or Perm => new StoreException(
            $"The journal {path} cannot be written.",
            "Give the user of this run write access to the state folder and its files, or name another with --state.", e),
        CantOpen => new StoreException(
            $"The journal {path} cannot be opened.",
            "Check that the state folder exists on this machine and may be written, or name another with --state.", e),
        Corrupt or NotADatabase => Damaged(path, "it is not a readable SQLite database", e),
        IoError => new StoreException(
            $"The disk reports an error on the journal {path} (SQLite {e.SqliteExtendedErrorCode}).",
            "Check the disk of the state folder, then run `ingest resume`.", e),
        _ => new StoreException(
            $"The journal {path} refuses a step (SQLite {e.SqliteExtendedErrorCode}).",
            "Run `ingest verify`; when it finds nothing, report this with the version from `ingest doctor`.", e),
    };

    public static StoreException Damaged(string where, string what, Exception? inner = null) => new(
        $"The journal is damaged ({where}): {what}.",
        "Restore the state folder with `ingest restore`, or move journal.db away and run the same delivery again: what is stored is found again.",
        inner);

    /// <summary>The run claims something other than what is journalled: most likely another version of the program began the batch.</summary>
    public static StoreException Contradiction(string what) => new(
        $"The journal contradicts this run: {what}.",
        "Finish the batch with the version and the profile that began it (`ingest status` names the batch).");
}
