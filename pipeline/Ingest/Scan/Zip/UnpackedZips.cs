using Ingest.Model;

namespace Ingest.Scan;

/// <summary>
/// The delivered ZIPs of a run, unpacked below one folder of the state, each under the digest of its bytes: an interrupted run finds them again
/// at the paths of its journal, or <see cref="RestoreAsync"/> makes them again. Whoever closes the batch deletes them.
/// A ZIP is held by one run at a time; disposing lets go of all.
/// </summary>
public sealed class UnpackedZips(string folder, ScanOptions options) : IDisposable
{
    private readonly Dictionary<string, ZipHold> held = new(StringComparer.Ordinal);

    /// <summary>Files below it are made by this class.</summary>
    private string Root { get; } = Path.GetFullPath(folder);

    /// <exception cref="StoreException">There is no room to unpack it.</exception>
    /// <exception cref="BusyException">Another run has it unpacked.</exception>
    internal async Task<UnpackedZip> UnpackAsync(string zip, CancellationToken cancel)
    {
        try
        {
            var digest = (await DigestAsync(zip, cancel)).Hex;
            var hold = Hold(digest, zip);
            if (!Directory.Exists(hold.Folder))
                await Task.Run(() => Unpack(zip, hold, cancel), cancel);
            return new(hold.Folder, null);
        }
        catch (ScanException e)
        {
            return new(null, e);
        }
    }

    /// <summary>Unpacks again what an interrupted batch had unpacked and has since lost, where the ZIP is still what it was.</summary>
    public async Task RestoreAsync(BatchManifest manifest, CancellationToken cancel)
    {
        var inside = manifest.Stacks.SelectMany(s => s.Files).Where(f => f.Path.StartsWith(Root + Path.DirectorySeparatorChar, StringComparison.Ordinal));
        foreach (var files in inside.GroupBy(f => f.Path[(Root.Length + 1)..].Split(Path.DirectorySeparatorChar)[0]))
        {
            var hold = Hold(files.Key, files.Key);
            if (files.All(f => new FileInfo(f.Path) is { Exists: true } there && there.Length == f.Length))
                continue;
            hold.Clear();
            if (hold.ReadOrigin() is { } zip && File.Exists(zip) && (await DigestAsync(zip, cancel)).Hex == files.Key)
                await Task.Run(() => Unpack(zip, hold, cancel), cancel);
        }
    }

    /// <summary>The batch is closed: nothing reads the unpacked files any more.</summary>
    public void Delete()
    {
        foreach (var hold in held.Values)
            hold.Delete();
    }

    public void Dispose()
    {
        foreach (var hold in held.Values)
            hold.Dispose();
    }

    private ZipHold Hold(string digest, string name)
    {
        if (!held.TryGetValue(digest, out var hold))
            held.Add(digest, hold = ZipHold.Take(Root, digest, name));
        return hold;
    }

    private void Unpack(string zip, ZipHold hold, CancellationToken cancel)
    {
        try
        {
            var part = hold.MakePart();
            try
            {
                new ZipUnpacker(options).Unpack(zip, part, cancel);
            }
            catch
            {
                Directory.Delete(part, recursive: true);
                throw;
            }
            hold.Complete(zip);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"{zip} cannot be unpacked to {Root}: {e.Message}", "Free space there or name another folder with --state, then run it again.", e);
        }
    }

    private async Task<Digest> DigestAsync(string zip, CancellationToken cancel)
    {
        try
        {
            await using var stream = new FileStream(zip, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 17, FileOptions.SequentialScan | FileOptions.Asynchronous);
            if (stream.Length > options.MaxFileBytes)
                throw FileLimit.Exceeded(Path.GetFileName(zip), stream.Length, options);
            return await Digest.OfAsync(stream, cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ScanException(IssueCodes.FileUnreadable, $"The ZIP cannot be read ({e.GetType().Name}). Check the rights and the medium, then retry.", e);
        }
    }
}
