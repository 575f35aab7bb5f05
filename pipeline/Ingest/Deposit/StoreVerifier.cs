using System.Runtime.CompilerServices;
using Ingest.Deposit.Deletion;
using Ingest.Model;

namespace Ingest.Deposit;

/// <summary>
/// Reads the whole store again and says where it is not what its names, its markers, its receipts or the journal say it is.
/// A few object buffers and some 16 to 50 bytes for each object and marker are held in memory.
/// </summary>
public sealed class StoreVerifier(IDepositStore store, IProgress<VerifyProgress>? progress = null)
{
    private const int ObjectsAtOnce = 4;

    private readonly Lock gate = new();
    private long records;
    private long objects;
    private long bytes;

    public ReadingPace Pace { get; init; } = ReadingPace.Unbounded;

    /// <summary>What else is known of the store; <see cref="VerifiedRecords.Deleted"/> is filled before.</summary>
    public VerifiedRecords Known { get; init; } = new();

    /// <summary>What is wrong with the structure of a PDF of so many pages; born-digital ones are not asked.</summary>
    public Func<Stream, int, IEnumerable<string>> PdfStructure { get; init; } = (_, _) => [];

    /// <summary>Checks that need the records and may name further objects, before the objects are read.</summary>
    public Func<CancellationToken, IAsyncEnumerable<Difference>> FurtherRecords { get; init; } = _ => AsyncEnumerable.Empty<Difference>();

    /// <param name="expected">What journal or catalog believe to be stored.</param>
    /// <exception cref="StoreException">The store itself cannot be read.</exception>
    public async IAsyncEnumerable<Difference> VerifyAsync(
        IAsyncEnumerable<ExpectedDocument> expected, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var difference in RecordsAsync(expected, cancel))
            yield return difference;

        var damaged = new HashSet<Digest>();
        await foreach (var (sha256, sound) in ObjectsAsync(cancel))
        {
            if (!sound)
                damaged.Add(sha256);
            else if (!Known.Referenced.Contains(sha256))
                yield return new(DifferenceKind.OrphanObject, sha256.Hex, "No marker and no receipt refers to it.");
        }

        await foreach (var difference in NameDamagedAsync(damaged, cancel))
            yield return difference;

        if (store is not IStrayFiles strays)
            yield break;
        await foreach (var name in strays.ListStrayAsync(cancel))
            yield return new(DifferenceKind.StrayFile, name, "Neither an object nor a record of the store.");
    }

    private async IAsyncEnumerable<Difference> RecordsAsync(IAsyncEnumerable<ExpectedDocument> expected, [EnumeratorCancellation] CancellationToken cancel)
    {
        var ordered = (await new DeletionRecords(store, FaultPoints.None).DocumentsAsync(cancel)).Order().Select(d => (Document: d, Logged: Known.Deleted.Contains(d))).ToList();
        Known.Deleted.UnionWith(ordered.Select(d => d.Document));
        var check = new RecordChecks(store, Known, PdfStructure);
        await foreach (var name in store.ListRecordsAsync(StoreLayout.Commits, cancel))
        {
            foreach (var difference in await check.MarkerAsync(name, cancel))
                yield return difference;
            ReportRecord();
        }

        await foreach (var name in store.ListRecordsAsync(StoreLayout.Batches, cancel))
        {
            Known.BatchRecords.Add(name);
            foreach (var difference in await check.BatchAsync(name, cancel))
                yield return difference;
            ReportRecord();
        }

        await foreach (var difference in check.DeletionsAsync(ordered, cancel))
            yield return difference;

        await foreach (var document in expected.WithCancellation(cancel))
        {
            if (await check.ExpectedAsync(document, "the journal or catalog", cancel) is { } difference)
                yield return difference;
        }

        await foreach (var difference in FurtherRecords(cancel))
            yield return difference;
        foreach (var (document, version) in Known.Unwitnessed())
            yield return new(DifferenceKind.MarkerUnwitnessed, StoreLayout.Marker(document, version), "No receipt, audit entry, journal or catalog knows its SHA-256.", document);
    }

    /// <summary>Several are read at once; they come in the order of their names.</summary>
    private async IAsyncEnumerable<(Digest Sha256, bool Sound)> ObjectsAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var running = new Queue<(Digest Sha256, Task<bool> Sound)>();
        try
        {
            await foreach (var sha256 in store.ListObjectsAsync(cancel))
            {
                running.Enqueue((sha256, Task.Run(() => IsSoundAsync(sha256, cancel), cancel)));
                if (running.Count < ObjectsAtOnce)
                    continue;
                yield return (running.Peek().Sha256, await running.Peek().Sound);
                running.Dequeue();
            }

            while (running.TryPeek(out var oldest))
            {
                yield return (oldest.Sha256, await oldest.Sound);
                running.Dequeue();
            }
        }
        finally
        {
            // the first fault is the one to report
            await Task.WhenAll(running.Select(Task (r) => r.Sound)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> IsSoundAsync(Digest sha256, CancellationToken cancel)
    {
        var stream = await store.OpenObjectAsync(sha256, cancel);
        await using (stream)
        {
            try
            {
                var (found, length) = await Pace.DigestAsync(stream, cancel);
                lock (gate)
                {
                    bytes += length;
                    objects++;
                    progress?.Report(new(records, objects, bytes));
                }

                return found == sha256;
            }
            catch (IOException failure)
            {
                throw StoreFailure.Of($"object {sha256}", failure);
            }
        }
    }

    /// <summary>Damage is rare: the markers are read again to say whose objects these are.</summary>
    private async IAsyncEnumerable<Difference> NameDamagedAsync(HashSet<Digest> damaged, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (damaged.Count == 0)
            yield break;
        var unnamed = damaged.ToHashSet();
        await foreach (var name in store.ListRecordsAsync(StoreLayout.Commits, cancel))
        {
            if (RecordReader.TryRead(await store.ReadRecordAsync(name, cancel), MarkerReader.Read, out _) is not { } marker)
                continue;
            foreach (var (sha256, role) in marker.References().Where(r => damaged.Contains(r.Object)))
            {
                unnamed.Remove(sha256);
                yield return new(DifferenceKind.ObjectDamaged, sha256.Hex, $"Its bytes have another SHA-256; it is the {role} of {name}.", marker.Id);
            }
        }

        foreach (var sha256 in unnamed.OrderBy(d => d.Hex, StringComparer.Ordinal))
            yield return new(DifferenceKind.ObjectDamaged, sha256.Hex, "Its bytes have another SHA-256; no marker refers to it.");
    }

    private void ReportRecord()
    {
        lock (gate)
        {
            records++;
            progress?.Report(new(records, objects, bytes));
        }
    }
}
