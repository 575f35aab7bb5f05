using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Akten;

/// <summary>The plans in the store. Versions are created only if absent and never replaced; the newest of an organisation counts.</summary>
public sealed class PlanRecords(IDepositStore store, FaultPoints faults)
{
    private const int MostAttempts = 100;

    /// <summary>Version 0 with an empty plan when the organisation has none.</summary>
    public async ValueTask<PlanVersion> LatestAsync(string organisation, CancellationToken cancel)
    {
        foreach (var version in (await VersionsAsync(cancel)).OrderDescending())
        {
            var name = AktenLayout.Plan(version);
            var read = RecordReader.Require(name, await store.ReadRecordAsync(name, cancel), PlanVersion.Read);
            if (read.Organisation == organisation)
                return read;
        }

        return new(0, organisation, Aktenplan.Empty, DateTimeOffset.UnixEpoch, "");
    }

    /// <summary>Makes the plan the organisation's newest version, unless it is that already.</summary>
    /// <returns>The version that counts now, and what is different in it.</returns>
    public async ValueTask<(PlanVersion Version, PlanChange Change)> ImportAsync(
        string organisation, Aktenplan plan, string actor, DateTimeOffset time, CancellationToken cancel)
    {
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            var latest = await LatestAsync(organisation, cancel);
            var change = PlanChange.Between(latest.Plan, plan);
            if (change.IsNone)
                return (latest, change);
            var next = new PlanVersion((await VersionsAsync(cancel)).DefaultIfEmpty(0).Max() + 1, organisation, plan, time, actor);
            // another import may take the same number: then it is looked at first
            if (await store.TryCreateRecordAsync(AktenLayout.Plan(next.Version), next.Write(), cancel))
            {
                faults.Reached("akten.plan.created");
                return (next, change);
            }
        }

        throw StoreFailure.Different(AktenLayout.Plans, "others import without end");
    }

    private async ValueTask<List<int>> VersionsAsync(CancellationToken cancel)
    {
        var versions = new List<int>();
        await foreach (var name in store.ListRecordsAsync(AktenLayout.Plans, cancel))
        {
            if (AktenLayout.TryParsePlan(name, out var version))
                versions.Add(version);
        }

        return versions;
    }
}
