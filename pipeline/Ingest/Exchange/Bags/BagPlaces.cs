using System.Globalization;
using Ingest.Exchange.Collect;

namespace Ingest.Exchange.Bags;

/// <summary>Folders of the documents in a bag: in the order they were filed, with their id.</summary>
internal sealed class BagPlaces(CollectedAkte akte)
{
    private readonly Dictionary<Guid, string> folders = akte.Documents
        .Select((d, i) => (d.Marker.Id, Folder: string.Create(CultureInfo.InvariantCulture, $"{i + 1:00000}-{d.Marker.Id}")))
        .ToDictionary(f => f.Id, f => f.Folder);

    public string FolderOf(CollectedDocument document) => folders[document.Marker.Id];

    /// <summary>Empty for a document that is not in the bag.</summary>
    public string FolderOf(Guid? document) => document is { } id ? folders.GetValueOrDefault(id, "") : "";

    /// <summary>Name of a bag: the Aktenzeichen with what no file system minds, and enough of the process to be unique.</summary>
    public static string NameOf(string aktenzeichen, Guid process)
    {
        var plain = string.Concat(aktenzeichen.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' ? c : '_'));
        return $"{(plain.Length > 80 ? plain[..80] : plain).TrimStart('.')}_{process.ToString("N")[..8]}";
    }
}
