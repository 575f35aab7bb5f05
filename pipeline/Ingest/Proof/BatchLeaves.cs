using System.Text;
using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Proof;

/// <summary>
/// Everything a closed batch protects, in ordinal order of the names: manifest, markers and every object they and the receipt name. Kept as a
/// list that <c>sha256sum -c</c> understands, so that it can be checked without this program, and stays whole when a document is deleted by rule.
/// </summary>
internal sealed class BatchLeaves(IDepositStore store)
{
    private const int MarkersAtOnce = 8;

    /// <summary>Each line holds two names at most 200 characters long.</summary>
    private const int LongestLine = 512;

    public async ValueTask<IReadOnlyList<MerkleLeaf>> OfAsync(string batch, BatchReceipt receipt, CancellationToken cancel)
    {
        var leaves = new SortedDictionary<string, Digest>(StringComparer.Ordinal);
        var manifest = StoreLayout.Manifest(batch);
        leaves[manifest] = Digest.Of((await ReadAsync(manifest, cancel)).Span);
        foreach (var few in receipt.Documents.Chunk(MarkersAtOnce))
        {
            foreach (var (document, marker) in few.Zip(await Task.WhenAll(few.Select(d => MarkerAsync(d, cancel)))))
            {
                leaves[marker.Name] = document.Marker;
                foreach (var (sha256, _) in marker.References())
                    leaves[StoreLayout.Object(sha256)] = sha256;
            }
        }

        foreach (var page in receipt.OtherPages.Where(p => p.Delivered is not null))
            leaves[StoreLayout.Object(page.Delivered!.Value)] = page.Delivered.Value;
        return [.. leaves.Select(l => new MerkleLeaf(l.Key, l.Value))];
    }

    public static ReadOnlyMemory<byte> Write(IReadOnlyList<MerkleLeaf> leaves) => Encoding.UTF8.GetBytes(string.Concat(leaves.Select(l => l.Line + "\n")));

    /// <exception cref="FormatException">Not such a list.</exception>
    public static IReadOnlyList<MerkleLeaf> Read(ReadOnlyMemory<byte> bytes)
    {
        var leaves = new List<MerkleLeaf>();
        using var lines = new StreamReader(new MemoryStream(bytes.ToArray()), Encoding.UTF8);
        while (lines.ReadLine() is { } line)
        {
            if (line.Length is < 67 or > LongestLine || line[64..66] != "  ")
                throw new FormatException($"Line {leaves.Count + 1} is no digest with a name.");
            leaves.Add(new(line[66..], Digest.Parse(line[..64])));
        }

        return leaves;
    }

    private async Task<CommitMarker> MarkerAsync(ReceiptDocument document, CancellationToken cancel)
    {
        var name = StoreLayout.Marker(document.Id, document.Version);
        var bytes = await ReadAsync(name, cancel);
        if (Digest.Of(bytes.Span) != document.Marker)
            throw StoreFailure.Different(name, "the receipt names it with another SHA-256");
        return MarkerReader.Read(bytes);
    }

    private async ValueTask<ReadOnlyMemory<byte>> ReadAsync(string name, CancellationToken cancel)
    {
        var bytes = await store.ReadRecordAsync(name, cancel);
        return bytes.IsEmpty ? throw StoreFailure.Missing(name) : bytes;
    }
}
