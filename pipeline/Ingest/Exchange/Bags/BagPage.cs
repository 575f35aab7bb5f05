using System.Globalization;
using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Exchange.Bags;

/// <summary>A page in the bag: the file with its delivered image (null when it could not be decoded), and the ALTO of the page (null when there is none).</summary>
/// <param name="PageInFile">From 1 when the image is a page of a PDF, otherwise 0.</param>
internal sealed record BagPage(int Number, PageId Address, BagFile? Image, string ImageType, int PageInFile, BagFile? Alto)
{
    /// <summary>Where the image lies, seen from the document's folder.</summary>
    public static string ImageName(DeliveredImage image, int number) => string.Create(CultureInfo.InvariantCulture, $"images/{number:0000}.{image.FileExtension}");

    public static string AltoName(int number) => string.Create(CultureInfo.InvariantCulture, $"alto/{number:0000}.xml");
}

/// <summary>A document in the bag with what a METS file points to.</summary>
internal sealed record BagDocument(string Folder, CommitMarker Marker, string Genre, IReadOnlyDictionary<ObjectRole, BagFile> Files, IReadOnlyList<BagPage> Pages)
{
    /// <summary>Folders and titles of its Anlagen.</summary>
    public IReadOnlyList<(string Folder, string Title)> Anlagen { get; init; } = [];

    /// <summary>A path of the bag, seen from the document's folder.</summary>
    public string Seen(BagFile file) => file.Path.StartsWith(Folder + "/", StringComparison.Ordinal) ? file.Path[(Folder.Length + 1)..] : "../" + file.Path;
}
