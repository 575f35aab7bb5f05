namespace Ingest.Scan;

/// <summary>The place of one unpacked ZIP, held by one process at a time through an advisory lock the kernel releases when it dies.</summary>
internal sealed class ZipHold : IDisposable
{
    private readonly string place;
    private readonly FileStream held;

    private ZipHold(string place, FileStream held) => (this.place, this.held) = (place, held);

    /// <summary>There only when everything is in it.</summary>
    public string Folder => place;

    private string Part => place + ".part";
    private string Origin => place + ".origin";

    /// <exception cref="BusyException">Another run holds it.</exception>
    /// <exception cref="StoreException">The folder cannot be written.</exception>
    public static ZipHold Take(string root, string digest, string name)
    {
        var place = Path.Combine(root, digest);
        try
        {
            Directory.CreateDirectory(root);
            return new(place, new FileStream(place + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        // .NET keeps the errno of flock: EWOULDBLOCK on Linux, the sharing violation of Windows elsewhere
        catch (IOException e) when (e.HResult is 11 or unchecked((int)0x80070020))
        {
            throw new BusyException($"Another run has the ZIP {name} unpacked.", "Wait for it; `ingest status` shows how far it is.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The ZIP {name} cannot be unpacked below {root}.", "Give the user of this run write access to the state folder, or name another with --state.", e);
        }
    }

    /// <summary>An empty folder to unpack into; what a killed run left in it is gone.</summary>
    public string MakePart()
    {
        if (Directory.Exists(Part))
            Directory.Delete(Part, recursive: true);
        return Directory.CreateDirectory(Part).FullName;
    }

    public void Complete(string zip)
    {
        File.WriteAllText(Origin, Path.GetFullPath(zip));
        Directory.Move(Part, place);
    }

    /// <summary>Where the ZIP lay when it was unpacked.</summary>
    public string? ReadOrigin() => File.Exists(Origin) ? File.ReadAllText(Origin) : null;

    /// <summary>The lock file stays: removing it would let two processes lock two files of one name.</summary>
    public void Delete()
    {
        Clear();
        File.Delete(Origin);
    }

    /// <summary>What is unpacked goes; where it came from stays known.</summary>
    public void Clear()
    {
        if (Directory.Exists(place))
            Directory.Delete(place, recursive: true);
    }

    public void Dispose() => held.Dispose();
}
