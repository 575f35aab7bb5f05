using System.Text;
using Ingest.Catalog;
using Ingest.Deposit;
using Ingest.Model;
using Ingest.Render.Text;

namespace Ingest;

/// <summary>Where on the picture of a page the words stand that were searched for: boxes of its stored ALTO file, in pixels of the delivered image.</summary>
public sealed class HitBoxes(IDepositStore store)
{
    /// <summary>In reading order; none where the document has no ALTO, as a born-digital one.</summary>
    /// <param name="page">From 1.</param>
    /// <exception cref="StoreException">The ALTO file is missing or is none of ours.</exception>
    public async ValueTask<IReadOnlyList<Box>> OfAsync(CommitMarker marker, int page, FoundWords words, CancellationToken cancel)
    {
        if (!marker.Objects.TryGetValue(ObjectRole.Alto, out var alto))
            return [];
        await using var stream = await store.OpenObjectAsync(alto.Sha256, cancel);
        try
        {
            using var reader = new AltoReader(stream);
            for (var number = 1; number < page; number++)
                _ = reader.Next();
            return Boxes(reader.Next() ?? PageText.Empty, words);
        }
        catch (FormatException failure)
        {
            throw new StoreException($"The words of document {marker.Id} cannot be read: {failure.Message}", "Run 'ingest verify'.", failure);
        }
    }

    public static IReadOnlyList<Box> Boxes(PageText page, FoundWords words)
    {
        var text = new StringBuilder();
        var places = new List<(int Start, int End, Box Box)>();
        foreach (var block in page.Blocks)
        {
            foreach (var line in block.Lines)
            {
                foreach (var word in line.Words)
                {
                    places.Add((text.Length, text.Length + word.Text.Length, word.Box));
                    text.Append(word.Text).Append(' ');
                }

                text.Append('\n');
            }

            text.Append('\n');
        }

        var found = words.In(text.ToString());
        return [.. places.Where(p => found.Any(f => f.Start < p.End && p.Start < f.End)).Select(p => p.Box)];
    }
}
