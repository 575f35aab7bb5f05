using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ingest.Deposit;
using Ingest.Journal;
using Ingest.Model;
using Ingest.Proof;

namespace Ingest;

/// <summary>What is asked of a verification.</summary>
public sealed record VerifyRequest
{
    public ProofOptions Proof { get; init; } = new();

    /// <summary>Objects are read no faster than this; 0: as fast as they come.</summary>
    public double BytesPerSecond { get; init; }
}

/// <summary>
/// Reads everything again: format, audit log, markers, receipts, closing records, objects, catalog, journal, and says where they differ. The log comes first,
/// since it says what was deleted by right; objects come last, when everything that refers to them is known.
/// </summary>
internal sealed class Verification(Workplace place, VerifyRequest request, IProgress<VerifyProgress> progress, TimeProvider time)
{
    private readonly HashSet<string> complete = new(StringComparer.Ordinal);
    private readonly HashSet<string> open = new(StringComparer.Ordinal);

    public async IAsyncEnumerable<Difference> RunAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var difference in new FormatCheck(place.Store).CheckAsync(cancel))
            yield return difference;
        var journal = new JournalCheck(place.Journal, place.Store);
        complete.UnionWith((await BatchesAsync(cancel)).Where(b => b.State.IsComplete()).Select(b => b.Id));
        var known = new VerifiedRecords();
        var stamps = new StampCheck(place.Store, Roots(), expected: request.Proof.TimestampUrl.Length > 0);
        var audit = new AuditCheck(place.Store, new AuditAnchor(place.Journal), known, stamps);
        await foreach (var difference in audit.ChainAsync(cancel))
            yield return difference;

        var closings = new ClosingCheck(place.Store, known, audit, open.Contains);
        var (expected, faults) = await ExpectedDocuments.OfAsync(place.Journal, place.Catalog, cancel);
        foreach (var fault in faults)
            yield return fault;
        var verifier = new StoreVerifier(place.Store, progress)
        {
            Known = known,
            Pace = new ReadingPace(request.BytesPerSecond, time),
            PdfStructure = PdfaStructure.Check,
            FurtherRecords = stop => ClosingsAsync(closings, stop).Concat(audit.NamedAsync(stop)),
        };
        await foreach (var difference in verifier.VerifyAsync(expected.ToAsyncEnumerable(), cancel))
            yield return difference;

        await foreach (var difference in CatalogAsync(cancel))
            yield return difference;
        await foreach (var difference in journal.CheckAsync(cancel))
            yield return difference;
    }

    private async IAsyncEnumerable<Difference> ClosingsAsync(ClosingCheck closings, [EnumeratorCancellation] CancellationToken cancel)
    {
        await FindOpenAsync(cancel);
        await foreach (var difference in closings.CheckAsync(cancel))
            yield return difference;
    }

    /// <summary>Batches that were not closed when the verification began: what it read of them may have been half done.</summary>
    private async ValueTask FindOpenAsync(CancellationToken cancel) =>
        open.UnionWith((await BatchesAsync(cancel)).Select(b => b.Id).Where(id => !complete.Contains(id)));

    private ValueTask<List<JournalledBatch>> BatchesAsync(CancellationToken cancel) => place.Journal.ReadAsync(BatchRows.NewestFirst, cancel);

    private async IAsyncEnumerable<Difference> CatalogAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        if (place.CatalogDamage.Length > 0)
        {
            yield return new(DifferenceKind.CatalogDamaged, Workplace.CatalogName, place.CatalogDamage);
            yield break;
        }

        await foreach (var fault in place.Catalog.CompareAsync(place.Documents, cancel))
        {
            await FindOpenAsync(cancel);
            // what a run is about to enter is not missing
            if (fault.Document is not { } id || !open.Contains(await BatchOfAsync(id, cancel)))
                yield return new(DifferenceKind.CatalogDiffers, $"{Workplace.CatalogName}: {fault.Place}", fault.Detail, fault.Document);
        }
    }

    private async ValueTask<string> BatchOfAsync(Guid id, CancellationToken cancel) =>
        RecordReader.TryRead(await place.Store.ReadRecordAsync(StoreLayout.Marker(id, 1), cancel), MarkerReader.Read, out _)?.Batch ?? "";

    private X509Certificate2Collection Roots()
    {
        var roots = new X509Certificate2Collection();
        if (request.Proof.TimestampRoots.Length == 0)
            return roots;
        try
        {
            roots.ImportFromPemFile(request.Proof.TimestampRoots);
            return roots;
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"Proof:TimestampRoots: {request.Proof.TimestampRoots} cannot be read as PEM certificates.", "Name a file with the certificates of the roots you trust.");
        }
    }
}
