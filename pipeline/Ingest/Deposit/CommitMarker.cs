using Ingest.Model;

namespace Ingest.Deposit;

/// <summary>
/// What makes a document version exist: the last thing written, only if absent, naming every object of the version by its digest.
/// Catalog and search can be built again from markers alone.
/// </summary>
public sealed record CommitMarker(Guid Id, int Version, DocumentStatus Status)
{
    public const int SchemaVersion = 1;

    public required string Organisation { get; init; }
    public required string Batch { get; init; }
    public required DateTimeOffset Clock { get; init; }
    public required Digest DocumentKey { get; init; }
    public required Digest ContentKey { get; init; }
    public required string Stack { get; init; }
    public required Filing Filing { get; init; }
    public required IReadOnlyList<MarkerPage> Pages { get; init; }
    public required IReadOnlyList<PageId> Gaps { get; init; }
    public required BoundaryReason Boundary { get; init; }
    public required string Class { get; init; }
    public required double ClassConfidence { get; init; }
    public required IReadOnlyList<Field> Fields { get; init; }
    public required Route Route { get; init; }
    public required IReadOnlyDictionary<ObjectRole, StoredObject> Objects { get; init; }
    public required IReadOnlyList<Issue> Issues { get; init; }

    /// <summary>Every change since version 1, oldest first.</summary>
    public IReadOnlyList<HistoryEntry> History { get; init; } = [];

    /// <summary>The documents, with the versions, whose pages this one was made of.</summary>
    public IReadOnlyList<DocumentVersion> DerivedFrom { get; init; } = [];

    /// <summary>Pages a person took out as blank: part of the batch's account, not of the document.</summary>
    public IReadOnlyList<MarkerPage> Removed { get; init; } = [];

    /// <summary>What the Transfervermerk lacks, in its own words; empty when it is complete. With anything missing there is no release and no export.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>A person has released it (Freigabe).</summary>
    public bool Released { get; init; }

    public string Name => StoreLayout.Marker(Id, Version);

    /// <summary>Everything this version consists of: finished objects and delivered images, with what each is to the document.</summary>
    public IEnumerable<(Digest Object, string Role)> References() =>
    [
        .. Objects.OrderBy(o => o.Key).Select(o => (o.Value.Sha256, MarkerWords.Of(o.Key))),
        .. Pages.Concat(Removed).Where(p => p.Delivered is not null).Select(p => (p.Delivered!.Sha256, $"delivered image of page {p.Page}")),
    ];

    public static CommitMarker Of(RenderedDocument rendered, BatchContext batch, Func<string, string> classLabel)
    {
        var recorded = rendered.Recorded;
        var classified = recorded.Classified;
        var document = recorded.Document;
        return new(recorded.Id, recorded.Revision.Version, classified.Status)
        {
            Organisation = batch.Organisation,
            Batch = batch.Id,
            Clock = batch.Clock.ToUniversalTime(),
            DocumentKey = recorded.Key,
            ContentKey = recorded.ContentKey,
            Stack = document.Stack,
            Filing = Filing.Of(classified, classLabel),
            Pages = [.. document.Pages.Select(MarkerPage.Of)],
            Gaps = document.Gaps,
            Boundary = document.Boundary,
            Class = classified.Class.Class,
            ClassConfidence = classified.Class.Confidence,
            Fields = classified.Fields,
            Route = classified.Route,
            Objects = rendered.Objects.Concat(rendered.Kept).ToDictionary(o => o.Role, o => new StoredObject(o.Sha256, o.MediaType, o.Length)),
            Issues = [.. document.Issues, .. classified.Issues, .. document.Pages.SelectMany(p => p.Issues)],
            History = recorded.Revision.History,
            DerivedFrom = recorded.Revision.DerivedFrom,
            Removed = [.. recorded.Revision.Removed.Select(MarkerPage.Of)],
            Missing = rendered.Missing,
            Released = recorded.Revision.Released,
        };
    }
}

/// <summary>A page of a stored document; width, height (pixels) and resolution (dots per inch) are those of the delivered image before <see cref="Turn"/>.</summary>
public sealed record MarkerPage(PageId Page, Digest Key, DeliveredImage? Delivered, Turn Turn, PageFlags Flags, int Width, int Height, double DpiX, double DpiY)
{
    public static MarkerPage Of(RecordedPage page) => new(
        page.Id, page.Key, page.Image?.Delivered, page.Turn, page.Flags,
        page.Image?.Width ?? 0, page.Image?.Height ?? 0, page.Image?.DpiX ?? 0, page.Image?.DpiY ?? 0);
}

/// <summary>A finished file of a document in the store; length in bytes.</summary>
public sealed record StoredObject(Digest Sha256, string MediaType, long Length);
