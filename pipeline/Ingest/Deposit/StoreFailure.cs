using Ingest.Native;

namespace Ingest.Deposit;

/// <summary>The one place where a failing medium becomes a <see cref="StoreException"/>: what happened, to which path, and what to do.</summary>
internal static class StoreFailure
{
    /// <summary>Runs a step on <paramref name="path"/> and translates what the file system throws.</summary>
    public static T At<T>(string path, Func<T> step)
    {
        try
        {
            return step();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Of(path, failure);
        }
    }

    public static void At(string path, Action step) => At(path, () =>
    {
        step();
        return true;
    });

    public static StoreException Of(string path, Exception failure)
    {
        var (reason, advice) = Explain(failure);
        return new StoreException($"The store cannot use {path}: {reason}.", $"{advice} Then run 'ingest resume'.", failure);
    }

    public static StoreException Missing(string name) => new(
        $"The store has no {name}.",
        "Run 'ingest verify' to see what is missing and restore it from a backup. Then run 'ingest resume'.");

    public static StoreException Different(string name, string what) => new(
        $"The store already holds {name}, but {what}.",
        "Nothing was overwritten. Run 'ingest verify' to find damaged objects and restore them from a backup. Then run 'ingest resume'.");

    private static (string Reason, string Advice) Explain(Exception failure) => ErrorOf(failure) switch
    {
        PosixError.NoSpace => ("no space left on the device", "Free space on the disk of the store."),
        PosixError.QuotaExceeded => ("the disk quota is exhausted", "Raise the quota or free space."),
        PosixError.ReadOnly => ("the file system is mounted read-only", "Mount the store writable and check the disk for the reason."),
        PosixError.Denied => ("permission denied", "Give the user who runs ingest read and write access to the store."),
        PosixError.NotFound or PosixError.NotDirectory => ("no such file or directory", "The store may be away or was moved: mount it again or correct --store."),
        PosixError.Stale or PosixError.NotConnected => ("the network file system is away", "Mount the store again."),
        PosixError.InputOutput => ("the medium reports an input/output error", "Check the disk; the system log names the fault."),
        PosixError.TooManyOpenFiles => ("too many open files", "Raise the limit of open files (ulimit -n)."),
        PosixError.NotPermitted or PosixError.NotSupported => ("the file system does not allow hard links", "Put the store on a file system with hard links (ext4, xfs, zfs, NFS)."),
        _ => (failure.Message.TrimEnd('.'), "Remove the cause."),
    };

    private static PosixError ErrorOf(Exception failure) => failure switch
    {
        UnauthorizedAccessException => PosixError.Denied,
        FileNotFoundException or DirectoryNotFoundException => PosixError.NotFound,
        _ => (PosixError)failure.HResult,
    };
}
