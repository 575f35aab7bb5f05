using System.IO.Compression;
using Ingest.Deposit;
using Ingest.Exchange.Message;
using Ingest.Model;

namespace Ingest.Exchange.Package;

/// <summary>A finished package.</summary>
public sealed record WrittenPackage(string Path, Digest Sha256, long Length);

/// <summary>
/// Writes a message with its files as one ZIP, file by file out of the store: gigabytes cost no more memory than a letter. Nothing is compressed (PDFs
/// are already), so that the same content is the same bytes whatever compressor the runtime has. The package is read again before it gets its name.
/// </summary>
public sealed class PackageWriter(IDepositStore store, SchemaFolder? schemas = null)
{
    // what a ZIP can express; outside of it the time stands in the message alone
    private static readonly DateTimeOffset Earliest = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(2107, 12, 31, 23, 59, 58, TimeSpan.Zero);

    /// <param name="folder">Exists. The package appears in it whole or not at all.</param>
    /// <param name="beforeNaming">Called when the package is written and checked, before it appears.</param>
    /// <exception cref="StoreException">An object is missing or changed, or the folder cannot be written.</exception>
    /// <exception cref="ExchangeException">What was written is not what it should be.</exception>
    public async Task<WrittenPackage> WriteAsync(
        ExchangeMessage message, string folder, Func<WrittenPackage, ValueTask> beforeNaming, CancellationToken cancel)
    {
        var name = PackageNames.Package(message.Process, PackageNames.Abgabe);
        var target = Path.Combine(folder, name);
        var part = target + ".part";
        try
        {
            await using (var file = new FileStream(part, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16))
            {
                await WriteZipAsync(file, message, cancel);
                file.Flush(flushToDisk: true);
            }

            await CheckAsync(part, name, cancel);
            var written = new WrittenPackage(target, await DigestOfAsync(part, cancel), new FileInfo(part).Length);
            await beforeNaming(written);
            File.Move(part, target, overwrite: true);
            return written;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The package cannot be written to {folder}: {failure.Message}", "Free space or give write access there, then run the command again.", failure);
        }
        finally
        {
            File.Delete(part);
        }
    }

    private async Task WriteZipAsync(Stream file, ExchangeMessage message, CancellationToken cancel)
    {
        await using var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancel);
        await using (var entry = await Entry(PackageNames.Message(message.Process, PackageNames.Abgabe)).OpenAsync(cancel))
            MessageWriter.Write(entry, message);
        foreach (var stored in message.AllDocuments().SelectMany(d => d.Files()))
        {
            var sha256 = stored.Sha256 ?? throw new ArgumentException($"Nothing says what the file {stored.Name} consists of.", nameof(message));
            await using var entry = await Entry(stored.Name).OpenAsync(cancel);
            await StoredFile.CopyAsync(store, sha256, entry, cancel);
        }

        ZipArchiveEntry Entry(string name)
        {
            var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
            var time = message.Created.ToUniversalTime();
            entry.LastWriteTime = time < Earliest ? Earliest : time > Latest ? Latest : time;
            return entry;
        }
    }

    private async Task CheckAsync(string part, string name, CancellationToken cancel)
    {
        var read = await new PackageReader(schemas).ReadAsync(part, cancel, name, withFiles: false);
        if (read.Findings.Count > 0)
            throw new ExchangeException(
                $"The package {name} would not be valid:\n  " + string.Join("\n  ", read.Findings.Take(20).Select(f => $"{f.Code} {f.Object}: {f.Detail}")),
                "Nothing was written. This is a fault of the program or of the schemas in Exchange:Schemas; report it with these lines.");
    }

    private static async Task<Digest> DigestOfAsync(string path, CancellationToken cancel)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read);
        return await Digest.OfAsync(file, cancel);
    }
}
