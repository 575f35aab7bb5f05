using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Backup;

/// <summary>
/// Puts a backup in place of the state folder's databases. The ZIP is unpacked and checked whole before anything is touched; what stood there is
/// kept in <c>replaced-N</c>. The journal is moved last: without it the state counts as empty, and an interrupted restore is simply repeated.
/// </summary>
/// <param name="databases">What may be restored, the journal last.</param>
public sealed class StateRestore(IDepositStore store, string stateFolder, IReadOnlyList<StateFile> databases)
{
    private const int MostFiles = 100_000;
    private const int LongestManifest = 32 << 20;

    /// <param name="replace">A person said that what stands there may be replaced.</param>
    /// <returns>Records of the store that differ from those in the backup; the store's stay.</returns>
    public async ValueTask<IReadOnlyList<string>> RestoreAsync(string zip, bool replace, CancellationToken cancel)
    {
        if (!replace && File.Exists(Path.Combine(stateFolder, databases[^1].Name)))
            throw new UsageException($"There is a journal in {stateFolder} already.", "To put the backup in its place, add --replace; what stands there is kept beside it.");
        var folder = Path.Combine(stateFolder, "restore");
        try
        {
            Directory.CreateDirectory(stateFolder);
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
            Directory.CreateDirectory(folder);
            var manifest = Unpack(zip, folder, cancel);
            foreach (var database in databases.Where(d => manifest.Files.Any(f => f.Name == d.Name)))
            {
                if (DatabaseCopy.Fault(Path.Combine(folder, database.Name), database) is { Length: > 0 } fault)
                    throw BackupFailure.Damaged(zip, fault);
            }

            var kept = await RecordsAsync(manifest, folder, cancel);
            Move(manifest, folder);
            Directory.Delete(folder, recursive: true);
            return kept;
        }
        catch (InvalidDataException e)
        {
            throw BackupFailure.Damaged(zip, "it is no ZIP, or a damaged one", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw BackupFailure.Files($"The backup {zip} cannot be restored to {stateFolder}", e);
        }
    }

    private BackupManifest Unpack(string zip, string folder, CancellationToken cancel)
    {
        using var archive = new ZipArchive(File.OpenRead(zip), ZipArchiveMode.Read);
        var entries = archive.Entries;
        if (entries.Count is 0 or > MostFiles || entries[0].FullName != BackupManifest.Name || entries[0].Length > LongestManifest)
            throw BackupFailure.Damaged(zip, "it does not begin with the manifest of a backup");
        var manifest = BackupManifest.Read(Manifest(entries[0]), zip);
        if (!entries.Skip(1).Select(e => e.FullName).SequenceEqual(manifest.Files.Select(f => f.Name)))
            throw BackupFailure.Damaged(zip, "its files are not those of its manifest");
        if (manifest.Files.Any(f => !IsAllowed(f.Name) || f.Length < 0) || manifest.Files.DistinctBy(f => f.Name).Count() != manifest.Files.Count)
            throw BackupFailure.Damaged(zip, "it holds a file that no backup has");
        if (manifest.Files.All(f => f.Name != databases[^1].Name))
            throw BackupFailure.Damaged(zip, $"it has no {databases[^1].Name}");
        var needed = manifest.Files.Sum(f => (decimal)f.Length);
        if (needed > new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace)
            throw new StoreException($"The backup {zip} holds {needed.ToString(CultureInfo.InvariantCulture)} bytes, more than there is room for in {stateFolder}.", "Free space there.");
        foreach (var (entry, file) in entries.Skip(1).Zip(manifest.Files))
            Unpack(entry, file, Path.Combine(folder, file.Name), zip, cancel);
        return manifest;
    }

    /// <summary>Never more than the manifest says, whatever the entry unpacks to.</summary>
    private static void Unpack(ZipArchiveEntry entry, BackupFile file, string path, string zip, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var from = entry.Open();
        using var into = new FileStream(path, DatabaseCopy.Private(FileAccess.Write));
        var piece = new byte[1 << 17];
        var length = 0L;
        while (from.Read(piece) is > 0 and var read)
        {
            cancel.ThrowIfCancellationRequested();
            length += read;
            if (length > file.Length)
                throw BackupFailure.Damaged(zip, $"{file.Name} is longer than its manifest says");
            hash.AppendData(piece, 0, read);
            into.Write(piece, 0, read);
        }

        if (length != file.Length || Convert.ToHexStringLower(hash.GetHashAndReset()) != file.Sha256)
            throw BackupFailure.Damaged(zip, $"{file.Name} has another SHA-256 than its manifest says");
        into.Flush(flushToDisk: true);
    }

    private async ValueTask<IReadOnlyList<string>> RecordsAsync(BackupManifest manifest, string folder, CancellationToken cancel)
    {
        var kept = new List<string>();
        foreach (var file in manifest.Files.Where(f => f.Name.StartsWith(StateBackup.Records, StringComparison.Ordinal)))
        {
            var name = file.Name[StateBackup.Records.Length..];
            if (!await store.TryCreateRecordAsync(name, await File.ReadAllBytesAsync(Path.Combine(folder, file.Name), cancel), cancel))
                kept.Add(name);
        }

        return kept;
    }

    private void Move(BackupManifest manifest, string folder)
    {
        var replaced = Enumerable.Range(1, int.MaxValue).Select(n => Path.Combine(stateFolder, string.Create(CultureInfo.InvariantCulture, $"replaced-{n}"))).First(p => !Path.Exists(p));
        // the journal goes first and comes last
        foreach (var database in databases.Reverse())
        foreach (var suffix in (ReadOnlySpan<string>)["", "-wal", "-shm"])
        {
            var there = Path.Combine(stateFolder, database.Name + suffix);
            if (!File.Exists(there))
                continue;
            Directory.CreateDirectory(replaced);
            File.Move(there, Path.Combine(replaced, database.Name + suffix), overwrite: true);
        }

        foreach (var database in databases.Where(d => manifest.Files.Any(f => f.Name == d.Name)))
            File.Move(Path.Combine(folder, database.Name), Path.Combine(stateFolder, database.Name), overwrite: true);
    }

    private static byte[] Manifest(ZipArchiveEntry entry)
    {
        using var from = entry.Open();
        var bytes = new byte[LongestManifest + 1];
        var length = from.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return length > LongestManifest ? throw new InvalidDataException() : bytes[..length];
    }

    private bool IsAllowed(string name) => databases.Any(d => d.Name == name)
        || (name.StartsWith(StateBackup.Records, StringComparison.Ordinal)
            && name[StateBackup.Records.Length..] is var record
            && RecordName.IsValid(record)
            && StateBackup.Folders.Any(f => record.StartsWith(f, StringComparison.Ordinal)));
}
