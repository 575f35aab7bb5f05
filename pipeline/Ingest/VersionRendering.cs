using Ingest.Classify.Rules;
using Ingest.Deposit;
using Ingest.Model;
using Ingest.Render;
using Ingest.Render.Text;
using Ingest.Review;
using Ingest.Scan;

namespace Ingest;

/// <summary>Renders corrected documents from what the store holds: delivered images, and words from the ALTO files of the versions before.</summary>
internal sealed class VersionRendering(Workplace place, IngestOptions options, FaultPoints faults)
{
    private static readonly ObjectRole[] PageFiles = [ObjectRole.Pdf, ObjectRole.Alto, ObjectRole.Text];

    /// <param name="all">All documents of the correction: pages may come from any of them.</param>
    public async Task<PreparedVersion> RenderAsync(Draft draft, IReadOnlyList<Draft> all, CancellationToken cancel)
    {
        if (draft.Dissolved)
            return new(draft.DissolvedMarker(), null);
        var texts = new AltoTexts(draft.Now.Revision.Words);
        if (draft.Redraw)
            await FillAsync(texts, [.. draft.Pages.Select(p => p.Id)], [draft.Base, .. all.Select(d => d.Base)], cancel);
        var work = Path.Combine(place.Journal.Folder, "work", $"review-{Path.GetRandomFileName()}");
        var renderer = new DocumentRenderer(
            draft.Batch, work, texts, new StoreObjects(place.Store), new PdftoppmRasterizer(options.Scan), new ImageDecoder(), options.Render, faults);
        var rendered = draft.Redraw ? await renderer.RunAsync(draft.Now, cancel) : renderer.RenderRecords(draft.Now, Kept(draft.Base.Marker));
        return new(CommitMarker.Of(rendered, draft.Batch, code => ClassRules.Default.Find(code)?.Label ?? code), rendered);
    }

    /// <summary>The words of a stored version as they are.</summary>
    public async Task<AltoTexts> WordsAsync(StoredVersion stored, CancellationToken cancel)
    {
        var texts = new AltoTexts(stored.Recorded.Revision.Words);
        await FillAsync(texts, [.. stored.Recorded.Document.Pages.Select(p => p.Id)], [stored], cancel);
        return texts;
    }

    public async ValueTask<(PageId Page, Box Box)> PlaceAsync(StoredVersion stored, string wordId, CancellationToken cancel)
    {
        await using var alto = await place.Store.OpenObjectAsync(stored.Marker.Objects[ObjectRole.Alto].Sha256, cancel);
        using var reader = new AltoReader(alto);
        foreach (var page in stored.Recorded.Document.Pages)
        {
            if (reader.Next() is null)
                break;
            foreach (var word in reader.Places.Where(p => p.Id == wordId))
                return (page.Id, word.Box);
        }
        throw new UsageException($"No word of document {stored.Id} has the ID {wordId}.", "'ingest get DOCUMENT --as alto' shows the IDs of its words.");
    }

    /// <summary>From the versions that are corrected; what none of them holds (a page that comes back) from the versions before.</summary>
    private async Task FillAsync(AltoTexts texts, HashSet<PageId> wanted, IReadOnlyList<StoredVersion> sources, CancellationToken cancel)
    {
        foreach (var source in sources.DistinctBy(s => s.Id))
            await AddAsync(texts, source.Marker, source.Recorded.Document.Pages.Select(p => p.Id), wanted, cancel);
        for (var version = sources[0].Marker.Version - 1; version > 0 && !wanted.All(texts.Has); version--)
        {
            var earlier = MarkerReader.Read(await place.Store.ReadRecordAsync(StoreLayout.Marker(sources[0].Id, version), cancel));
            await AddAsync(texts, earlier, earlier.Pages.Select(p => p.Page), wanted, cancel);
        }
    }

    private async Task AddAsync(AltoTexts texts, CommitMarker marker, IEnumerable<PageId> pages, HashSet<PageId> wanted, CancellationToken cancel)
    {
        if (!marker.Objects.TryGetValue(ObjectRole.Alto, out var alto))
            return;
        await using var stream = await place.Store.OpenObjectAsync(alto.Sha256, cancel);
        try
        {
            texts.Add(stream, pages, wanted);
        }
        catch (FormatException failure)
        {
            throw new StoreException($"The words of {marker.Name} cannot be read ({failure.Message.TrimEnd('.')}).", "Run 'ingest verify' and restore damaged objects from a backup.", failure);
        }
    }

    private static List<RenderedObject> Kept(CommitMarker marker) =>
        [.. PageFiles.Where(marker.Objects.ContainsKey).Select(role => new RenderedObject(role, marker.Objects[role].MediaType, "", marker.Objects[role].Sha256, marker.Objects[role].Length))];
}
