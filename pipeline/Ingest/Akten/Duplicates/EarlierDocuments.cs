using Ingest.Model;

namespace Ingest.Akten.Duplicates;

/// <summary>The documents of this batch so far, by their features: some hundred bytes and references to pages for each.</summary>
internal sealed class EarlierDocuments
{
    private const int CommonFrom = 200;

    private readonly Dictionary<long, List<Earlier>> byFeature = [];
    private readonly HashSet<Guid> ids = [];

    public bool Has(Guid id) => ids.Contains(id);

    public void Add(Guid id, Digest content, IReadOnlyList<RecordedPage> images, int pages, IReadOnlyList<long> features)
    {
        ids.Add(id);
        var document = new Earlier(id, content, images, pages, ids.Count);
        foreach (var feature in features)
        {
            if (!byFeature.TryGetValue(feature, out var list))
                byFeature.Add(feature, list = []);
            // a full list is never looked at again
            if (list.Count < CommonFrom)
                list.Add(document);
        }
    }

    /// <summary>Those that share most features, most first.</summary>
    public IReadOnlyList<Earlier> Find(IReadOnlyList<long> features, int most) =>
    [
        .. features.SelectMany(f => byFeature.TryGetValue(f, out var list) && list.Count < CommonFrom ? list : [])
            .CountBy(d => d).Where(s => s.Value >= SketchIndex.FewestShared).OrderByDescending(s => s.Value).ThenBy(s => s.Key.Ordinal).Take(most).Select(s => s.Key),
    ];
}

/// <param name="Pages">Pages that are not empty.</param>
internal sealed record Earlier(Guid Id, Digest Content, IReadOnlyList<RecordedPage> Images, int Pages, int Ordinal);
