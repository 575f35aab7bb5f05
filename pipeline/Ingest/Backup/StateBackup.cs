using System.IO.Compression;
using Ingest.Deposit;
using Ingest.Model;
using Ingest.Native;

namespace Ingest.Backup;

/// <summary>
/// Writes what is not in the store and what decides how the store is filled into one ZIP: the databases of the state folder, and the records below
/// <c>rules/</c>, <c>models/</c> and <c>profiles/</c>. Runs may go on meanwhile.
/// </summary>
public sealed class StateBackup(IDepositStore store, string storeName, string stateFolder, IReadOnlyList<StateFile> databases, TimeProvider time)
{
    internal const string Records = "store/";
    internal static readonly string[] Folders = ["models/", "profiles/", "rules/"];

    /// <param name="zip">Must not exist.</param>
    /// <param name="program">Version of this program.</param>
    /// <returns>Digest of the ZIP.</returns>
    public async ValueTask<Digest> WriteAsync(string zip, string program, CancellationToken cancel)
    {
        if (Path.Exists(zip))
            throw new UsageException($"{zip} exists already.", "Name a file that does not exist yet.");
        var folder = Path.Combine(stateFolder, "backup");
        try
        {
            Directory.CreateDirectory(folder);
            using var held = new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            foreach (var left in Directory.GetFiles(folder).Where(f => Path.GetFileName(f) != "lock"))
                File.Delete(left);
            var files = Copy(folder);
            await foreach (var name in NamesAsync(cancel))
            {
                var bytes = await store.ReadRecordAsync(name, cancel);
                files.Add(new(Records + name, bytes.Length, Digest.Of(bytes.Span).Hex, 0));
            }

            var sha256 = await WriteAsync(zip, new BackupManifest(BackupManifest.Version, program, time.GetUtcNow(), storeName, files), folder, cancel);
            foreach (var copy in databases)
                File.Delete(Path.Combine(folder, copy.Name));
            return sha256;
        }
        catch (IOException e) when (e.HResult == (int)PosixError.WouldBlock)
        {
            throw new BusyException($"Another backup of {stateFolder} is being made.", "Wait for it.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw BackupFailure.Files($"The backup {zip} cannot be written", e);
        }
    }

    private List<BackupFile> Copy(string folder)
    {
        var files = new List<BackupFile>();
        foreach (var database in databases.Where(d => File.Exists(Path.Combine(stateFolder, d.Name))))
        {
            var copy = Path.Combine(folder, database.Name);
            var version = DatabaseCopy.Take(database, Path.Combine(stateFolder, database.Name), copy);
            using var stream = File.OpenRead(copy);
            files.Add(new(database.Name, stream.Length, Digest.OfHash(System.Security.Cryptography.SHA256.HashData(stream)).Hex, version));
        }

        return files;
    }

    private async ValueTask<Digest> WriteAsync(string zip, BackupManifest manifest, string folder, CancellationToken cancel)
    {
        var unfinished = zip + ".part";
        File.Delete(unfinished);
        await using (var output = new FileStream(unfinished, DatabaseCopy.Private(FileAccess.ReadWrite)))
        {
            using (var archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
            {
                await AddAsync(archive, BackupManifest.Name, new MemoryStream(manifest.Write()), manifest.Made, cancel);
                foreach (var file in manifest.Files)
                {
                    Stream content = file.Name.StartsWith(Records, StringComparison.Ordinal)
                        ? new MemoryStream((await store.ReadRecordAsync(file.Name[Records.Length..], cancel)).ToArray())
                        : File.OpenRead(Path.Combine(folder, file.Name));
                    await AddAsync(archive, file.Name, content, manifest.Made, cancel);
                }
            }

            output.Flush(flushToDisk: true);
        }

        using var written = File.OpenRead(unfinished);
        var sha256 = await Digest.OfAsync(written, cancel);
        if (!PosixFile.TryLink(unfinished, zip))
            throw new UsageException($"{zip} exists already.", "Name a file that does not exist yet.");
        File.Delete(unfinished);
        return sha256;
    }

    private static async ValueTask AddAsync(ZipArchive archive, string name, Stream content, DateTimeOffset time, CancellationToken cancel)
    {
        await using (content)
        {
            var entry = archive.CreateEntry(name, CompressionLevel.Fastest);
            // the ZIP format begins in 1980
            entry.LastWriteTime = time.Year >= 1980 ? time.UtcDateTime : new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
            await using var into = entry.Open();
            await content.CopyToAsync(into, cancel);
        }
    }

    private async IAsyncEnumerable<string> NamesAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var prefix in Folders)
        {
            await foreach (var name in store.ListRecordsAsync(prefix, cancel))
                yield return name;
        }
    }
}
