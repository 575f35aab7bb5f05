using System.Globalization;
using Ingest.Deposit;
using Ingest.Journal;
using Ingest.Model;
using Ingest.Proof;

namespace Ingest;

/// <summary>What a repair did.</summary>
/// <param name="Kept">Orphans stay because a batch is open.</param>
/// <param name="Unstamped">Closed batches that still wait for a time stamp.</param>
public sealed record RepairOutcome(int Swept, bool Kept, int Unstamped, IReadOnlyList<Difference> Left);

/// <summary>
/// Mends what can be made again from the store alone: the catalog, orphans, missing time stamps; accepts audit entries of others. What is damaged
/// and needed is never touched. Logs itself.
/// </summary>
internal sealed class Repair(Workplace place, VerifyRequest request, string actor, TimeProvider time, FaultPoints faults)
{
    public async Task<RepairOutcome> RunAsync(IReadOnlyList<Difference> found, CancellationToken cancel)
    {
        await place.Catalog.RebuildAsync(place.Documents, cancel);
        faults.Reached("repair.catalog.rebuilt");
        await place.RepairCorrectionsAsync(cancel);
        var orphans = found.Where(d => d.Kind == DifferenceKind.OrphanObject).Select(d => Digest.Parse(d.Name)).ToList();
        var (swept, kept) = await new OrphanSweeper(place.Store, place.Journal.Folder, faults).SweepAsync(orphans, cancel);
        faults.Reached("repair.orphans.swept");
        var unstamped = 0;
        if (request.Proof.TimestampUrl.Length > 0)
        {
            using var authority = new TimestampAuthority(request.Proof, time);
            unstamped = await new AuditStamper(place.Store, place.Audit, authority, faults).StampAsync(cancel);
        }

        await place.Audit.AppendAsync(new(AuditActions.Repaired, actor.Length > 0 ? actor : AuditActions.Program, time.GetUtcNow(), "store")
        {
            Facts = new Dictionary<string, string>
            {
                ["differences"] = found.Count(d => !d.IsNote).ToString(CultureInfo.InvariantCulture),
                ["orphansSwept"] = swept.Count.ToString(CultureInfo.InvariantCulture),
                ["unknownEntriesAccepted"] = found.Count(d => d.Kind == DifferenceKind.AuditEntryUnknown).ToString(CultureInfo.InvariantCulture),
            },
        }, cancel);
        return new(swept.Count, kept, unstamped, [.. found.Where(d => !d.IsNote && !Mended(d.Kind)), .. await LeftInCatalogAsync(cancel)]);
    }

    /// <summary>What is damaged beneath the rows goes only with all of them. While a batch is at work, a document on its way may be all that differs.</summary>
    private async Task<List<Difference>> LeftInCatalogAsync(CancellationToken cancel)
    {
        var left = await CatalogAsync(cancel);
        if (left.Count == 0 || (await place.Journal.ReadAsync(BatchRows.NewestFirst, cancel)).Any(b => !b.State.IsComplete()))
            return left;
        await place.Catalog.ClearAsync(cancel);
        await place.Catalog.RebuildAsync(place.Documents, cancel);
        return await CatalogAsync(cancel);
    }

    /// <summary>A catalog that still differs after it was made anew is damaged otherwise.</summary>
    private async Task<List<Difference>> CatalogAsync(CancellationToken cancel) => await place.Catalog.CompareAsync(place.Documents, cancel)
        .Select(f => new Difference(DifferenceKind.CatalogDiffers, $"{Workplace.CatalogName}: {f.Place}", f.Detail, f.Document)).ToListAsync(cancel);

    public static bool Mended(DifferenceKind kind) =>
        kind is DifferenceKind.CatalogDamaged or DifferenceKind.CatalogDiffers or DifferenceKind.AuditEntryUnknown;
}
