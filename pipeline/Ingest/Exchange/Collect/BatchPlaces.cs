using System.Globalization;
using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Exchange.Collect;

/// <summary>
/// The order of the paper, from the receipts of the batches: which stack came first, and which pages lie outside any document. Batches without a
/// readable receipt are ordered by the names of their stacks.
/// </summary>
internal sealed class BatchPlaces(IDepositStore store)
{
    private readonly Dictionary<string, (Dictionary<string, int> Stacks, HashSet<PageId> Others)> batches = new(StringComparer.Ordinal);

    public async ValueTask ReadAsync(string batch, CancellationToken cancel)
    {
        if (batches.ContainsKey(batch))
            return;
        var stacks = new Dictionary<string, int>(StringComparer.Ordinal);
        var others = new HashSet<PageId>();
        for (var version = 1; ; version++)
        {
            var bytes = await store.ReadRecordAsync(StoreLayout.Receipt(batch, version), cancel);
            if (bytes.IsEmpty || RecordReader.TryRead(bytes, ReceiptJson.Read, out _) is not { } receipt)
                break;
            foreach (var stack in receipt.Stacks)
                stacks.TryAdd(stack.Name, stacks.Count);
            others.UnionWith(receipt.OtherPages.Select(p => p.Page));
        }

        batches[batch] = (stacks, others);
    }

    /// <summary>Sorts as the paper lay: by time of the batch, stack, page.</summary>
    /// <param name="clock">Of the first version: corrections may have later ones.</param>
    public string PlaceOf(CommitMarker marker, DateTimeOffset clock)
    {
        var first = marker.Pages.Count > 0 ? marker.Pages[0].Page : new PageId(marker.Stack, 0);
        var stack = batches.TryGetValue(marker.Batch, out var known) && known.Stacks.TryGetValue(first.Stack, out var at) ? at : int.MaxValue;
        return string.Create(CultureInfo.InvariantCulture, $"{clock.UtcDateTime:yyyyMMddHHmmssfffffff}\n{marker.Batch}\n{stack:D10}\n{first.Stack}\n{first.Number:D10}\n{marker.Id}");
    }

    /// <summary>Whether nothing but separators and blanks lies between the two.</summary>
    public bool Adjoin(CommitMarker before, CommitMarker after)
    {
        if (before.Pages.Count == 0 || after.Pages.Count == 0 || before.Batch != after.Batch || !batches.TryGetValue(before.Batch, out var known))
            return false;
        var (end, start) = (before.Pages[^1].Page, after.Pages[0].Page);
        if (end.Stack != start.Stack || start.Number <= end.Number)
            return false;
        for (var number = end.Number + 1; number < start.Number; number++)
        {
            if (!known.Others.Contains(new(end.Stack, number)))
                return false;
        }

        return true;
    }
}
