using System.Globalization;
using Ingest.Model;

namespace Ingest.Exchange.Compose;

/// <summary>Page addresses as people write them: <c>3-7, 9</c>, with the stack where it is not the document's own.</summary>
internal static class PageRanges
{
    public static string Of(string stack, IEnumerable<PageId> pages)
    {
        var ranges = new List<(string Stack, int First, int Last)>();
        foreach (var page in pages)
        {
            if (ranges.Count > 0 && ranges[^1].Stack == page.Stack && page.Number == ranges[^1].Last + 1)
                ranges[^1] = ranges[^1] with { Last = page.Number };
            else
                ranges.Add((page.Stack, page.Number, page.Number));
        }

        return string.Join(", ", ranges.Select(r => string.Create(CultureInfo.InvariantCulture,
            $"{(r.Stack == stack ? "" : r.Stack + "#")}{r.First}{(r.Last == r.First ? "" : $"-{r.Last}")}")));
    }
}
