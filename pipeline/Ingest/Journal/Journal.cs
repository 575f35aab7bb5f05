using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Ingest.Journal;

/// <summary>
/// The ledger in the state folder: the truth about batches, pages and documents, from which every run resumes.
/// One connection, one statement at a time; every method of this folder may be called from several stages at once.
/// </summary>
public sealed class Journal : IAsyncDisposable
{
    public const string FileName = "journal.db";

    private const int BusySeconds = 30;

    private readonly SqliteConnection connection;
    private readonly FaultPoints faults;
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly string path;

    private Journal(string folder, string path, SqliteConnection connection, FaultPoints faults)
    {
        Folder = folder;
        this.path = path;
        this.connection = connection;
        this.faults = faults;
    }

    /// <summary>The state folder; locks lie beside the ledger.</summary>
    public string Folder { get; }

    /// <summary>Opens the ledger, creating folder and file when they are missing.</summary>
    /// <exception cref="StoreException">The folder cannot be used, or a newer version of the program wrote the ledger.</exception>
    public static async ValueTask<Journal> OpenAsync(string stateFolder, FaultPoints faults, CancellationToken cancel)
    {
        var folder = CreateFolder(stateFolder);
        var path = Path.Combine(folder, FileName);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Pooling = false,
            ForeignKeys = true,
            DefaultTimeout = BusySeconds,
        }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancel);
            connection.Execute(string.Create(CultureInfo.InvariantCulture, $"pragma busy_timeout = {BusySeconds * 1000}"));
            connection.Execute("pragma journal_mode = wal");
            // a page costs 1 s of OCR and 1 ms of fsync: nothing is gained by synchronous=NORMAL
            connection.Execute("pragma synchronous = full");
            faults.Reached("journal.schema.before");
            JournalSchema.Bring(connection, path);
            faults.Reached("journal.schema.after");
            return new Journal(folder, path, connection, faults);
        }
        catch (SqliteException e)
        {
            await connection.DisposeAsync();
            throw JournalErrors.From(e, path);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        gate.Dispose();
    }

    /// <summary>Everything read sees the same instant, whatever other processes write meanwhile.</summary>
    internal async ValueTask<T> ReadAsync<T>(Func<SqliteConnection, T> read, CancellationToken cancel)
    {
        await gate.WaitAsync(cancel);
        try
        {
            using var snapshot = connection.BeginTransaction(deferred: true);
            return read(connection);
        }
        catch (SqliteException e)
        {
            throw JournalErrors.From(e, path);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>One transaction: all of <paramref name="write"/> or nothing, on the disk when this returns.</summary>
    internal async ValueTask<T> WriteAsync<T>(string name, Func<SqliteConnection, T> write, CancellationToken cancel)
    {
        await gate.WaitAsync(cancel);
        try
        {
            faults.Reached($"journal.{name}.before");
            using var transaction = connection.BeginTransaction();
            var result = write(connection);
            faults.Reached($"journal.{name}.commit");
            transaction.Commit();
            faults.Reached($"journal.{name}.after");
            return result;
        }
        catch (SqliteException e)
        {
            throw JournalErrors.From(e, path);
        }
        finally
        {
            gate.Release();
        }
    }

    private static string CreateFolder(string stateFolder)
    {
        try
        {
            return Directory.CreateDirectory(stateFolder).FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(
                $"The state folder {stateFolder} cannot be created.",
                "Name a folder that may be written with --state, or create it for the user of this run.", e);
        }
    }
}
