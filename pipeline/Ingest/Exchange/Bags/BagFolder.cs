using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ingest.Model;

namespace Ingest.Exchange.Bags;

/// <summary>
/// A BagIt 1.0 bag (RFC 8493) while it is written: each payload file goes through here and into both manifests. Manifests are written as files come, so
/// that the size of a bag costs no memory. Disposing without <see cref="FinishAsync"/> leaves an unfinished folder to its owner.
/// </summary>
internal sealed class BagFolder : IAsyncDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly string root;
    private readonly StreamWriter sha256Manifest;
    private readonly StreamWriter sha512Manifest;
    private long octets;
    private long files;

    public BagFolder(string root)
    {
        this.root = root;
        Directory.CreateDirectory(Path.Combine(root, "data"));
        (sha256Manifest, sha512Manifest) = (Open("manifest-sha256.txt"), Open("manifest-sha512.txt"));
    }

    /// <summary>Writes a payload file.</summary>
    /// <param name="path">Below <c>data/</c>, plain characters, folders separated by <c>/</c>.</param>
    /// <param name="content">Writes the file; the stream is closed afterwards.</param>
    public async Task<BagFile> AddAsync(string path, Func<Stream, Task> content)
    {
        var file = Path.Combine(root, "data", path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using var hashes = new HashedFileStream(file, FileMode.CreateNew, sha512: true);
        await content(hashes);
        var added = new BagFile(path, hashes.Sha256, hashes.Length);
        // two spaces, as sha256sum writes and reads them
        await sha256Manifest.WriteAsync($"{added.Sha256.Hex}  data/{path}\n");
        await sha512Manifest.WriteAsync($"{hashes.Sha512}  data/{path}\n");
        octets += added.Length;
        files++;
        return added;
    }

    /// <summary>Writes the tag files.</summary>
    /// <param name="info">Names and values of bag-info.txt; Payload-Oxum is added.</param>
    /// <returns>SHA-256 of manifest-sha256.txt.</returns>
    public async Task<Digest> FinishAsync(IEnumerable<(string Name, string Value)> info, CancellationToken cancel)
    {
        await sha256Manifest.DisposeAsync();
        await sha512Manifest.DisposeAsync();
        await WriteAsync("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", cancel);
        var oxum = ("Payload-Oxum", string.Create(CultureInfo.InvariantCulture, $"{octets}.{files}"));
        await WriteAsync("bag-info.txt", string.Concat(info.Append(oxum).Where(i => i.Item2.Length > 0).Select(i => $"{i.Item1}: {OneLine(i.Item2)}\n")), cancel);
        string[] tags = ["bag-info.txt", "bagit.txt", "manifest-sha256.txt", "manifest-sha512.txt"];
        var lines256 = new StringBuilder();
        var lines512 = new StringBuilder();
        var manifest = default(Digest);
        foreach (var tag in tags)
        {
            await using var file = new FileStream(Path.Combine(root, tag), FileMode.Open, FileAccess.Read);
            var sha256 = await Digest.OfAsync(file, cancel);
            file.Position = 0;
            lines256.Append(CultureInfo.InvariantCulture, $"{sha256.Hex}  {tag}\n");
            lines512.Append(CultureInfo.InvariantCulture, $"{Convert.ToHexStringLower(await SHA512.HashDataAsync(file, cancel))}  {tag}\n");
            if (tag == "manifest-sha256.txt")
                manifest = sha256;
        }

        await WriteAsync("tagmanifest-sha256.txt", lines256.ToString(), cancel);
        await WriteAsync("tagmanifest-sha512.txt", lines512.ToString(), cancel);
        return manifest;
    }

    public async ValueTask DisposeAsync()
    {
        await sha256Manifest.DisposeAsync();
        await sha512Manifest.DisposeAsync();
    }

    private StreamWriter Open(string name) => new(Path.Combine(root, name), append: false, Utf8);

    private Task WriteAsync(string name, string text, CancellationToken cancel) => File.WriteAllTextAsync(Path.Combine(root, name), text, Utf8, cancel);

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>A payload file as it stands in the manifests.</summary>
internal sealed record BagFile(string Path, Digest Sha256, long Length);
