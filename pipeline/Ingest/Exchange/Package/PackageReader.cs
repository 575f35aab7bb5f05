using System.IO.Compression;
using System.Security.Cryptography;
using Ingest.Exchange.Message;
using Ingest.Model;

namespace Ingest.Exchange.Package;

/// <summary>A package as it was read. It is good when there are no findings.</summary>
public sealed record ReadPackage(ExchangeMessage Message, IReadOnlyList<MessageFinding> Findings);

/// <summary>Reads packages of xdomea 3.x, ours and foreign ones. A package is hostile input: names, sizes and ratios are limited before anything is unpacked.</summary>
public sealed class PackageReader(SchemaFolder? schemas = null)
{
    private const int MostEntries = 1_000_000;
    private const long MostBytes = 1L << 40;
    private const int HighestRatio = 200;
    private const long AlwaysAllowed = 64L << 20;

    /// <param name="name">The package's file name, where it is not that of <paramref name="path"/>.</param>
    /// <param name="withFiles">Also read every file and compare it with the digest the message states.</param>
    /// <exception cref="MessageException">No ZIP, no message in it, or beyond a limit.</exception>
    public async Task<ReadPackage> ReadAsync(string path, CancellationToken cancel, string? name = null, bool withFiles = true)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read);
        try
        {
            await using var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancel);
            CheckLimits(zip, file.Length);
            var entry = zip.Entries.Where(e => PackageChecks.IsMessage(e.FullName)).ToList() is [var only]
                ? only
                : throw new MessageException($"The package does not hold exactly one message {PackageNames.Abgabe}.");
            var (message, findings) = await ReadMessageAsync(entry, cancel);
            findings.AddRange(PackageChecks.Of(message, name ?? Path.GetFileName(path), [.. zip.Entries.Select(e => e.FullName)]));
            if (withFiles)
                findings.AddRange(await FilesAsync(zip, message, cancel));
            return new(message, findings);
        }
        catch (InvalidDataException wrong)
        {
            throw new MessageException($"The package is no readable ZIP: {wrong.Message}", wrong);
        }
    }

    private async Task<(ExchangeMessage, List<MessageFinding>)> ReadMessageAsync(ZipArchiveEntry entry, CancellationToken cancel)
    {
        var reader = new MessageReader();
        await using var stream = await entry.OpenAsync(cancel);
        if (schemas is null)
            return (reader.Read(stream), [.. reader.Findings]);
        // which schemas are needed stands in the message: read it once without them
        var version = reader.Read(stream).Version;
        reader = new MessageReader();
        await using var again = await entry.OpenAsync(cancel);
        return (reader.Read(again, schemas.For(version)), [.. reader.Findings]);
    }

    private static void CheckLimits(ZipArchive zip, long packed)
    {
        if (zip.Entries.Count > MostEntries)
            throw new MessageException($"The package holds more than {MostEntries} files.");
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        long total = 0;
        foreach (var entry in zip.Entries)
        {
            if (entry.FullName.Length is 0 or > 255 || entry.FullName.AsSpan().ContainsAny("/\\:\0") || entry.FullName.StartsWith('.'))
                throw new MessageException("The package holds a file that does not lie flat beside the message.");
            if (!names.Add(entry.FullName))
                throw new MessageException("The package holds two files of one name.");
            total += entry.Length;
            if (total > MostBytes || total > AlwaysAllowed + (packed * HighestRatio))
                throw new MessageException("The package unpacks to more than is allowed for its size.");
        }
    }

    private static async Task<List<MessageFinding>> FilesAsync(ZipArchive zip, ExchangeMessage message, CancellationToken cancel)
    {
        var findings = new List<MessageFinding>();
        var entries = zip.Entries.ToDictionary(e => e.FullName, StringComparer.Ordinal);
        foreach (var file in message.AllDocuments().SelectMany(d => d.Files()))
        {
            if (!entries.TryGetValue(file.Name, out var entry))
                continue;
            await using var content = await entry.OpenAsync(cancel);
            var (sha256, length) = await HashAsync(content, entry.Length, cancel);
            if (file.Sha256 is { } stated && (stated != sha256 || file.Length != length))
                findings.Add(new(FindingCodes.FileDiffers, file.Name, "Its bytes are not those the message states."));
        }

        return findings;
    }

    private static async Task<(Digest, long)> HashAsync(Stream content, long announced, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var piece = new byte[1 << 17];
        long length = 0;
        while (await content.ReadAsync(piece, cancel) is > 0 and var read)
        {
            length += read;
            if (length > announced)
                throw new MessageException("A file of the package is longer than it says.");
            hash.AppendData(piece, 0, read);
        }

        return (Digest.OfHash(hash.GetHashAndReset()), length);
    }
}
