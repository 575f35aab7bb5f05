using System.Text.Json;
using Ingest.Deposit;
using Ingest.Journal;
using Ingest.Model;
using Ingest.Render;

namespace Ingest;

/// <summary>Holds the row of a document, with its pages, against the marker it names.</summary>
internal sealed class JournalledDocumentCheck(IDepositStore store, ILookup<Guid?, JournalledPage> pages, JournalledBatch batch)
{
    private bool contextChecked;

    /// <returns>What is wrong; empty when nothing is.</returns>
    public async ValueTask<string> FaultAsync(JournalledDocument document, int gaps, CancellationToken cancel)
    {
        if (!HasItsState(document))
            return "Its state is not one that its other columns allow.";
        if (document.State != DocumentState.Deposited)
            return "";
        if (document.Marker != StoreLayout.Marker(document.Id, document.Version ?? 0))
            return "Its marker is not one of it.";
        // a marker that is missing or damaged has been named already
        if (RecordReader.TryRead(await store.ReadRecordAsync(document.Marker, cancel), MarkerReader.Read, out _) is not { } marker)
            return "";
        List<string> wrong =
        [
            .. Columns(document, gaps, marker).Where(c => !c.Same).Select(c => c.Name),
            .. await ContextAsync(marker, cancel),
        ];
        return wrong.Count == 0 ? "" : $"Other than {document.Marker} says: {string.Join(", ", wrong)}.";
    }

    private bool HasItsState(JournalledDocument document) => document.State switch
    {
        DocumentState.Deposited => document.Link is null && document.Marker.Length > 0 && document.MarkerSha256 is not null,
        DocumentState.Linked => document.Link is not null && document.Marker.Length == 0,
        _ => document.Link is null && document.Marker.Length == 0 && !batch.State.IsComplete(),
    };

    private IEnumerable<(string Name, bool Same)> Columns(JournalledDocument document, int gaps, CommitMarker marker)
    {
        yield return ("batch", marker.Batch == document.Batch);
        yield return ("keys", marker.DocumentKey == document.Key && marker.ContentKey == document.ContentKey);
        yield return ("objects", document.Objects.Count == marker.Objects.Count
            && document.Objects.All(o => marker.Objects.TryGetValue(o.Key, out var there) && there.Sha256 == o.Value));
        yield return ("status", document.Status == DocumentStatusWords.Of(marker.Status));
        yield return ("gaps", gaps == marker.Gaps.Count);
        yield return ("decision", marker.Status == DocumentStatus.Dissolved || SameDecision(document.Classified, marker));
        var own = pages[document.Id].Select(p => p.Page).ToDictionary(p => p.Id);
        yield return ("pages", own.Count == marker.Pages.Count && marker.Pages.All(p => own.TryGetValue(p.Page, out var page) && SamePage(MarkerPage.Of(page), p, marker.Version)));
    }

    /// <summary>Written as the marker writes it, so that numbers are compared as they stand there.</summary>
    private static bool SameDecision(ClassifiedDocument classified, CommitMarker marker)
    {
        var mine = marker with
        {
            Stack = classified.Document.Stack,
            Boundary = classified.Document.Boundary,
            Gaps = classified.Document.Gaps,
            Class = classified.Class.Class,
            ClassConfidence = classified.Class.Confidence,
            Fields = classified.Fields,
            Route = classified.Route,
        };
        return MarkerWriter.Write(mine).Span.SequenceEqual(MarkerWriter.Write(marker).Span);
    }

    /// <summary>A person may have turned it since it was journalled; flags grow while documents are made of pages.</summary>
    private static bool SamePage(MarkerPage mine, MarkerPage stored, int version) =>
        mine with { Flags = stored.Flags, Turn = version == 1 ? mine.Turn : stored.Turn } == stored;

    /// <summary>Who delivered and by which profile stands in the metadata of every first version; one of a batch is enough.</summary>
    private async ValueTask<IReadOnlyList<string>> ContextAsync(CommitMarker marker, CancellationToken cancel)
    {
        if (contextChecked || marker.Version > 1 || !marker.Objects.TryGetValue(ObjectRole.Metadata, out var metadata) || !await store.HasObjectAsync(metadata.Sha256, cancel))
            return [];
        contextChecked = true;
        var stream = await store.OpenObjectAsync(metadata.Sha256, cancel);
        await using (stream)
        {
            try
            {
                using var json = await JsonDocument.ParseAsync(stream, cancellationToken: cancel);
                (string Name, string Value)[] context = [("operator", batch.Context.Operator), ("profile", batch.Context.Profile)];
                return [.. context.Where(c => json.RootElement.Text(c.Name) != CleanText.Of(c.Value)).Select(c => $"{c.Name} of its batch")];
            }
            catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
            {
                // its bytes have another digest, and that is named
                return [];
            }
        }
    }
}
