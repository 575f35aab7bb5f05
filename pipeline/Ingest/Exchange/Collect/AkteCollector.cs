using System.Text;
using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Exchange.Collect;

/// <summary>
/// Brings together what the store has of one Akte: its record, the newest and the earlier versions of its documents, which of them are Anlagen.
/// Only documents that are filed and whose Transfervermerk is complete can leave.
/// </summary>
public sealed class AkteCollector(IDepositStore store, IAkteSource akten)
{
    private const string Anlage = "ANLAGE";
    private readonly BatchPlaces places = new(store);

    /// <param name="known">Documents of the Akte, with a version that exists; newer ones are looked for.</param>
    /// <exception cref="StoreException">A marker or an object it names is missing or unreadable.</exception>
    public async Task<CollectedAkte> CollectAsync(string organisation, string aktenzeichen, IEnumerable<(Guid Id, int Version)> known, CancellationToken cancel)
    {
        var akte = await akten.FindAsync(organisation, aktenzeichen, cancel);
        var unfinished = new List<UnfinishedDocument>();
        var found = new List<(string Place, CollectedDocument Document)>();
        foreach (var (document, version) in known)
        {
            var versions = await VersionsAsync(document, version, cancel);
            var newest = versions[^1].Marker;
            // the catalog can be behind: a newer version may stand elsewhere
            if (newest.Filing.Akte != aktenzeichen || newest.Organisation != organisation)
                continue;
            await places.ReadAsync(newest.Batch, cancel);
            if (ReleaseCheck.Reasons(newest) is { Count: > 0 } reasons)
                unfinished.Add(new(newest.Id, newest.Filing.Title, string.Join("; ", reasons)));
            found.Add((places.PlaceOf(newest, versions[0].Marker.Clock), new(newest, versions[^1].Sha256)
            {
                Editions = await EditionsAsync(versions.Select(v => v.Marker), cancel),
                Facts = await DocumentFacts.ReadAsync(store, newest, cancel),
            }));
        }

        var issues = new List<Issue>();
        var ordered = Linked([.. found.OrderBy(f => f.Place, StringComparer.Ordinal).Select(f => f.Document)], issues);
        var left = unfinished.Select(u => u.Id).ToHashSet();
        foreach (var orphan in ordered.Where(d => !left.Contains(d.Marker.Id) && d.AnlageOf is { } main && left.Contains(main)))
            unfinished.Add(new(orphan.Marker.Id, orphan.Marker.Filing.Title, "Anlage of a document that is not finished"));
        left.UnionWith(unfinished.Select(u => u.Id));
        return new(akte, await akten.PlanAsync(akte, cancel), [.. ordered.Where(d => !left.Contains(d.Marker.Id))], unfinished) { Issues = issues };
    }

    private async Task<List<(CommitMarker Marker, Digest Sha256)>> VersionsAsync(Guid id, int known, CancellationToken cancel)
    {
        var versions = new List<(CommitMarker, Digest)>();
        for (var version = 1; ; version++)
        {
            var name = StoreLayout.Marker(id, version);
            var bytes = await store.ReadRecordAsync(name, cancel);
            if (bytes.IsEmpty && version >= known && versions.Count > 0)
                return versions;
            if (bytes.IsEmpty)
                throw StoreFailure.Missing(name);
            versions.Add((RecordReader.Require(name, bytes, MarkerReader.Read), Digest.Of(bytes.Span)));
        }
    }

    private async Task<IReadOnlyList<DocumentEdition>> EditionsAsync(IEnumerable<CommitMarker> versions, CancellationToken cancel)
    {
        var editions = new List<DocumentEdition>();
        foreach (var marker in versions.Where(m => m.Objects.ContainsKey(ObjectRole.Pdf)))
        {
            var pdf = marker.Objects[ObjectRole.Pdf];
            var note = marker.Objects.GetValueOrDefault(ObjectRole.Transfervermerk);
            var born = marker.Pages.Count > 0 && marker.Pages.All(p => p.Delivered is { Coding: ImageCoding.PdfPage } d && d.Sha256 == pdf.Sha256);
            var same = editions.FindIndex(e => e.Pdf.Sha256 == pdf.Sha256);
            var edition = new DocumentEdition(marker.Version, marker.Clock, pdf, note, born, born ? await PdfVersionAsync(pdf.Sha256, cancel) : "");
            if (same >= 0)
                editions.RemoveAt(same);
            editions.Add(edition);
        }

        return editions;
    }

    private async ValueTask<string> PdfVersionAsync(Digest pdf, CancellationToken cancel)
    {
        await using var stream = await store.OpenObjectAsync(pdf, cancel);
        var head = new byte[1024];
        var text = Encoding.Latin1.GetString(head.AsSpan(0, await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancel)));
        var at = text.IndexOf("%PDF-", StringComparison.Ordinal) + 5;
        return at >= 5 && text.Length >= at + 3 && char.IsAsciiDigit(text[at]) && text[at + 1] == '.' && char.IsAsciiDigit(text[at + 2]) ? text.Substring(at, 3) : "";
    }

    /// <summary>An Anlage belongs to the document that lay directly before it; one that cannot be told stands for itself, with an issue.</summary>
    private List<CollectedDocument> Linked(IReadOnlyList<CollectedDocument> ordered, List<Issue> issues)
    {
        var linked = new List<CollectedDocument>(ordered.Count);
        foreach (var document in ordered)
        {
            if (document.Facts.SheetKind != Anlage && document.Marker.Class != Anlage)
            {
                linked.Add(document);
                continue;
            }

            var before = linked.Count > 0 ? linked[^1] : null;
            if (before is not null && before.Marker.Filing.Vorgang == document.Marker.Filing.Vorgang && places.Adjoin(before.Marker, document.Marker))
            {
                linked.Add(document with { AnlageOf = before.AnlageOf ?? before.Marker.Id });
                continue;
            }

            issues.Add(new(IssueCodes.AnlageAlone, document.Marker.Id.ToString(), "No document of the Akte lies directly before this Anlage: it stands for itself."));
            linked.Add(document);
        }

        return linked;
    }
}
