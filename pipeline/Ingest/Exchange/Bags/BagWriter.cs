using System.Globalization;
using System.Xml;
using Ingest.Deposit;
using Ingest.Exchange.Collect;
using Ingest.Model;

namespace Ingest.Exchange.Bags;

/// <summary>
/// Writes an Akte as a bag for libraries and archives: each document in a folder with PDF, delivered images, ALTO, text, metadata, Transfervermerk,
/// its marker, and a METS file that holds them together. The bag appears whole or not at all.
/// </summary>
public sealed class BagWriter(IDepositStore store, Func<string, string> classLabel)
{
    private static readonly (ObjectRole Role, string Name)[] Names =
    [
        (ObjectRole.Pdf, "document.pdf"), (ObjectRole.Alto, "alto.xml"), (ObjectRole.Text, "text.txt"), (ObjectRole.Metadata, "metadata.json"), (ObjectRole.Transfervermerk, "transfervermerk.xml"),
    ];

    /// <param name="info">Names and values of bag-info.txt.</param>
    /// <returns>Folder of the bag, and the SHA-256 of its manifest.</returns>
    /// <exception cref="StoreException">An object is missing or changed, or the folder cannot be written.</exception>
    public async Task<(string Path, Digest Manifest)> WriteAsync(
        CollectedAkte akte, string folder, string name, IReadOnlyList<(string Name, string Value)> info, CancellationToken cancel)
    {
        var target = Path.Combine(folder, name);
        var part = target + ".part";
        try
        {
            Remove(part);
            Digest manifest;
            await using (var bag = new BagFolder(part))
            {
                await WriteDocumentsAsync(bag, akte, cancel);
                manifest = await bag.FinishAsync(info, cancel);
            }

            if (Directory.Exists(target))
            {
                await RequireSameAsync(target, manifest, cancel);
                return (target, manifest);
            }

            Directory.Move(part, target);
            return (target, manifest);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The bag cannot be written to {folder}: {failure.Message}", "Free space or give write access there, then run the command again.", failure);
        }
        finally
        {
            Remove(part);
        }
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private static async Task RequireSameAsync(string target, Digest manifest, CancellationToken cancel)
    {
        await using var file = new FileStream(Path.Combine(target, "manifest-sha256.txt"), FileMode.Open, FileAccess.Read);
        if (await Digest.OfAsync(file, cancel) != manifest)
            throw new StoreException($"The bag {target} exists with other content.", "Nothing was overwritten. Remove it, or export into another folder.");
    }

    private async Task WriteDocumentsAsync(BagFolder bag, CollectedAkte akte, CancellationToken cancel)
    {
        var places = new BagPlaces(akte);
        await bag.AddAsync("akte.json", stream => stream.WriteAsync(AkteSummary.Write(akte, places, classLabel), cancel).AsTask());
        foreach (var document in akte.Documents)
        {
            var written = await WriteDocumentAsync(bag, document, places.FolderOf(document), cancel) with
            {
                Anlagen = [.. akte.AnlagenOf(document).Select(a => (places.FolderOf(a), a.Marker.Filing.Title))],
            };
            await bag.AddAsync($"{written.Folder}/mets.xml", stream =>
            {
                MetsWriter.Write(stream, written, akte.Akte);
                return Task.CompletedTask;
            });
        }
    }

    private async Task<BagDocument> WriteDocumentAsync(BagFolder bag, CollectedDocument document, string folder, CancellationToken cancel)
    {
        var marker = document.Marker;
        var files = new Dictionary<ObjectRole, BagFile>();
        foreach (var (role, name) in Names.Where(n => marker.Objects.ContainsKey(n.Role)))
            files[role] = await AddObjectAsync(bag, $"{folder}/{name}", marker.Objects[role].Sha256, cancel);
        await bag.AddAsync($"{folder}/marker.json", async stream => await stream.WriteAsync(await store.ReadRecordAsync(marker.Name, cancel), cancel));
        foreach (var earlier in document.Editions.SkipLast(1))
        {
            await AddObjectAsync(bag, VersionName(folder, earlier.Version, "pdf"), earlier.Pdf.Sha256, cancel);
            if (earlier.Transfervermerk is { } note)
                await AddObjectAsync(bag, VersionName(folder, earlier.Version, "transfervermerk.xml"), note.Sha256, cancel);
        }

        var altos = await WriteAltosAsync(bag, marker, folder, cancel);
        return new(folder, marker, classLabel(marker.Class), files, await WriteImagesAsync(bag, marker, folder, files[ObjectRole.Pdf], altos, cancel));
    }

    private static string VersionName(string folder, int version, string ending) => string.Create(CultureInfo.InvariantCulture, $"{folder}/versions/v{version}.{ending}");

    /// <summary>Pages of one delivered PDF share one file; a born-digital document is that file.</summary>
    private async Task<List<BagPage>> WriteImagesAsync(
        BagFolder bag, CommitMarker marker, string folder, BagFile pdf, IReadOnlyList<BagFile> altos, CancellationToken cancel)
    {
        var written = new Dictionary<Digest, BagFile> { [marker.Objects[ObjectRole.Pdf].Sha256] = pdf };
        var pages = new List<BagPage>(marker.Pages.Count);
        foreach (var page in marker.Pages)
        {
            var number = pages.Count + 1;
            BagFile? image = null;
            if (page.Delivered is { } delivered && !written.TryGetValue(delivered.Sha256, out image))
                written[delivered.Sha256] = image = await AddObjectAsync(bag, $"{folder}/{BagPage.ImageName(delivered, number)}", delivered.Sha256, cancel);
            pages.Add(new(number, page.Page, image, page.Delivered?.MediaType ?? "", page.Delivered?.PageInFile ?? 0, number <= altos.Count ? altos[number - 1] : null));
        }

        return pages;
    }

    private async Task<IReadOnlyList<BagFile>> WriteAltosAsync(BagFolder bag, CommitMarker marker, string folder, CancellationToken cancel)
    {
        var files = new List<BagFile>();
        if (!marker.Objects.TryGetValue(ObjectRole.Alto, out var alto))
            return files;
        await using var stream = await store.OpenObjectAsync(alto.Sha256, cancel);
        try
        {
            foreach (var page in AltoPages.Of(stream))
            {
                cancel.ThrowIfCancellationRequested();
                files.Add(await bag.AddAsync($"{folder}/{BagPage.AltoName(files.Count + 1)}", file =>
                {
                    AltoPages.Write(file, page);
                    return Task.CompletedTask;
                }));
            }
        }
        catch (XmlException wrong)
        {
            throw new StoreException($"The ALTO {alto.Sha256} of {marker.Name} cannot be read: {wrong.Message}", "Run 'ingest verify' and restore the object from a backup.", wrong);
        }

        return files;
    }

    private Task<BagFile> AddObjectAsync(BagFolder bag, string path, Digest sha256, CancellationToken cancel) =>
        bag.AddAsync(path, stream => StoredFile.CopyAsync(store, sha256, stream, cancel));
}
