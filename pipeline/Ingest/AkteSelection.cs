using System.Globalization;
using Ingest.Catalog;
using Ingest.Deposit;
using Ingest.Exchange.Collect;
using Ingest.Model;

namespace Ingest;

/// <summary>Which Akten are meant, and whether they can leave.</summary>
public sealed partial class AkteExport
{
    private sealed record Selected(string Organisation, string Aktenzeichen, IReadOnlyList<(Guid Id, int Version)> Documents);

    private Task<CollectedAkte> CollectAsync(Selected akte, CancellationToken cancel) =>
        collector.CollectAsync(akte.Organisation, akte.Aktenzeichen, akte.Documents, cancel);

    /// <summary>Only when something can be handed over.</summary>
    private void MakeFolder()
    {
        try
        {
            Directory.CreateDirectory(request.Folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The folder {request.Folder} cannot be made: {e.Message}", "Name a folder that can be written with -o DIR.");
        }
    }

    /// <summary>Every Akte is looked at before the first is written: a hand-over that cannot be done is not begun.</summary>
    private async Task<IReadOnlyList<Selected>> CheckedAsync(CancellationToken cancel)
    {
        var selected = new List<Selected>();
        var unfinished = new List<(string Akte, UnfinishedDocument Document)>();
        foreach (var aktenzeichen in request.Akten.Distinct(StringComparer.Ordinal))
        {
            var akte = await SelectAsync(aktenzeichen, cancel);
            var collected = await CollectAsync(akte, cancel);
            unfinished.AddRange(collected.Unfinished.Select(u => (aktenzeichen, u)));
            if (collected.Documents.Count == 0 && (collected.Unfinished.Count == 0 || request.SkipUnfinished))
                throw new UsageException($"Akte {aktenzeichen} has no document that can be handed over.", "'ingest list --akte' shows what it holds, with the status of each document.");
            selected.Add(akte);
        }

        if (unfinished.Count > 0 && !request.SkipUnfinished)
            throw Refusal(unfinished);
        MakeFolder();
        return selected;
    }

    private async Task<Selected> SelectAsync(string aktenzeichen, CancellationToken cancel)
    {
        if (aktenzeichen == Filing.Unresolved)
            throw new UsageException($"'{Filing.Unresolved}' is no Akte: nobody has said where its documents belong.", "Say where they belong: ingest correct DOCUMENT --set aktenzeichen=AZ. 'ingest list' shows them.");
        var found = new List<CatalogDocument>();
        await foreach (var document in place.Catalog.ListAsync(new CatalogFilter(Akte: aktenzeichen), cancel))
        {
            if (document.Akte == aktenzeichen)
                found.Add(document);
        }

        var organisations = found.ToLookup(d => d.Organisation, StringComparer.Ordinal);
        var rows = organisations.Contains(request.Organisation) ? organisations[request.Organisation]
            : organisations.Count == 1 ? organisations.Single()
            : throw new UsageException(
                organisations.Count == 0 ? $"There is no Akte {aktenzeichen} with documents in the store." : $"Akte {aktenzeichen} exists in {organisations.Count} organisations.",
                organisations.Count == 0 ? "'ingest list' shows the Akten; write the Aktenzeichen as it stands there." : $"Choose one with --organisation: {string.Join(", ", organisations.Select(o => o.Key))}.");
        var documents = rows.ToList();
        return new(documents[0].Organisation, aktenzeichen, [.. documents.Select(d => (d.Id, d.Version))]);
    }

    private static UsageException Refusal(List<(string Akte, UnfinishedDocument Document)> unfinished)
    {
        var lines = unfinished.Take(MostNamed).Select(u => $"  {u.Akte}  {u.Document.Id}  {u.Document.Reason}");
        var more = unfinished.Count > MostNamed ? string.Create(CultureInfo.InvariantCulture, $"\n  and {unfinished.Count - MostNamed} more") : "";
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{unfinished.Count} documents are not finished and cannot leave:\n{string.Join('\n', lines)}{more}"),
            "Finish them (review, Transfervermerk), or leave them out with --skip-unfinished.");
    }
}
