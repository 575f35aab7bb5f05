using Ingest.Model;

namespace Ingest.Journal;

/// <summary>
/// The right to work on one batch, held by one process at a time: an advisory lock (flock) on a file in the state folder.
/// The kernel releases it when the process dies. The file itself stays: removing it would let two processes lock two files of one name.
/// </summary>
public sealed class BatchLock : IDisposable
{
    private readonly FileStream file;

    private BatchLock(FileStream file) => this.file = file;

    /// <exception cref="BusyException">Another process works on this batch.</exception>
    public static ValueTask<BatchLock> AcquireAsync(string stateFolder, string batch, TimeProvider time, CancellationToken cancel) =>
        // ids are digests; parsing keeps anything else out of the path
        AcquireNamedAsync(stateFolder, Digest.Parse(batch).Hex, $"Another run works on batch {batch}.", time, cancel);

    /// <param name="name">Of the lock file, a plain word.</param>
    /// <param name="busy">What is said when another process holds it.</param>
    /// <exception cref="BusyException">Another process holds it.</exception>
    internal static async ValueTask<BatchLock> AcquireNamedAsync(string stateFolder, string name, string busy, TimeProvider time, CancellationToken cancel)
    {
        // a `status` that looks whether the lock is held holds it itself for an instant
        for (var attempt = 1; ; attempt++)
        {
            if (TryOpen(stateFolder, name) is { } file)
                return new(file);
            if (attempt == 5)
                throw new BusyException(busy, "Wait for it; `ingest status` shows how far it is.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), time, cancel);
        }
    }

    /// <summary>The right to write corrections into one batch: held for the moment of the commit, waited for a while.</summary>
    /// <exception cref="BusyException">Others go on correcting this batch.</exception>
    public static async ValueTask<BatchLock> AcquireForCorrectionAsync(string stateFolder, string batch, TimeProvider time, CancellationToken cancel)
    {
        const int Attempts = 600;
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            if (TryCorrect(stateFolder, batch) is { } held)
                return held;
            await Task.Delay(TimeSpan.FromMilliseconds(50), time, cancel);
        }
        throw new BusyException($"Corrections of batch {batch} are being written.", "Repeat the correction in a moment.");
    }

    /// <summary>Null while somebody holds it.</summary>
    public static BatchLock? TryCorrect(string stateFolder, string batch) =>
        TryOpen(stateFolder, Digest.OfParts("correction", batch).Hex) is { } file ? new(file) : null;

    public static bool IsHeld(string stateFolder, string batch)
    {
        using var file = TryOpen(stateFolder, Digest.Parse(batch).Hex);
        return file is null;
    }

    /// <summary>Whether anybody runs, corrects or deletes with this state folder.</summary>
    public static bool AnyHeld(string stateFolder)
    {
        var folder = Path.Combine(stateFolder, "locks");
        return Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.lock").Any(path =>
        {
            using var file = TryOpen(stateFolder, Path.GetFileNameWithoutExtension(path));
            return file is null;
        });
    }

    public void Dispose() => file.Dispose();

    private static FileStream? TryOpen(string stateFolder, string name)
    {
        var path = Path.Combine(stateFolder, "locks", name + ".lock");
        try
        {
            Directory.CreateDirectory(Path.Combine(stateFolder, "locks"));
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (IsSharingViolation(e))
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(
                $"The lock file {path} cannot be opened.",
                "Give the user of this run write access to the state folder, or name another with --state.", e);
        }
    }

    // .NET keeps the errno of flock: EWOULDBLOCK on Linux, the sharing violation of Windows elsewhere
    private static bool IsSharingViolation(IOException e) => e.HResult is 11 or unchecked((int)0x80070020);
}
