using System.Runtime.InteropServices;

namespace Ingest.Native;

/// <summary>
/// The file calls .NET lacks: an atomic create-if-absent (link), a directory created without its parents, and fsync of a directory.
/// Failures are <see cref="PosixException"/> with their errno.
/// </summary>
public static partial class PosixFile
{
    private const string Lib = "libc";
    private const int ReadOnlyCloseOnExec = 0x80000;
    private const uint DefaultMode = 0x1FF;

    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int link(string existing, string created);

    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int mkdir(string path, uint mode);

    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int open(string path, int flags);

    [LibraryImport(Lib, SetLastError = true)]
    private static partial int fsync(int descriptor);

    [LibraryImport(Lib)]
    private static partial int close(int descriptor);

    /// <summary>A second name for a file on the same file system. False when the name is taken: of several racing callers exactly one gets true.</summary>
    /// <exception cref="PosixException">Anything else that went wrong.</exception>
    public static bool TryLink(string existing, string created) => Succeeded(link(existing, created), "link", created);

    /// <summary>One directory, not its parents. False when something of that name exists.</summary>
    /// <exception cref="PosixException">Anything else that went wrong, a missing parent included.</exception>
    public static bool TryCreateDirectory(string path) => Succeeded(mkdir(path, DefaultMode), "mkdir", path);

    /// <summary>Makes names created or removed in the directory survive a power cut.</summary>
    /// <exception cref="PosixException">The directory is missing or its medium failed.</exception>
    public static void SyncDirectory(string path)
    {
        var descriptor = open(path, ReadOnlyCloseOnExec);
        if (descriptor < 0)
            throw new PosixException("open", path, Marshal.GetLastPInvokeError());
        try
        {
            int result;
            do result = fsync(descriptor);
            while (result != 0 && Marshal.GetLastPInvokeError() == (int)PosixError.Interrupted);

            // network file systems that write directories at once refuse to sync them
            if (result != 0 && Marshal.GetLastPInvokeError() != (int)PosixError.Invalid)
                throw new PosixException("fsync", path, Marshal.GetLastPInvokeError());
        }
        finally
        {
            _ = close(descriptor);
        }
    }

    private static bool Succeeded(int result, string call, string path)
    {
        if (result == 0)
            return true;
        var errno = Marshal.GetLastPInvokeError();
        return errno == (int)PosixError.Exists ? false : throw new PosixException(call, path, errno);
    }
}
