using Ingest.Akten;
using Ingest.Deposit;
using Ingest.Exchange;
using Ingest.Exchange.Collect;
using Ingest.Model;

namespace Ingest;

/// <summary>The Akten and the Aktenplan of the store, for what is handed over. An Akte nobody has made yet is what its plan says of it.</summary>
internal sealed class KeptAkten(IDepositStore store) : IAkteSource
{
    private readonly AkteRecords records = new(store, FaultPoints.None);
    private readonly Dictionary<string, Aktenplan> plans = new(StringComparer.Ordinal);

    public async ValueTask<Akte> FindAsync(string organisation, string aktenzeichen, CancellationToken cancel)
    {
        var id = Identity.AkteId(organisation, aktenzeichen);
        if (await records.FindAsync(id, cancel) is { } kept)
            return kept;
        var plan = await PlanOfAsync(organisation, cancel);
        var einheit = plan.Of(aktenzeichen);
        return new(id, 0, organisation, aktenzeichen)
        {
            Aktenplaneinheit = einheit?.Kennzeichen ?? "",
            Retention = einheit is null ? Retention.Undecided : plan.RetentionOf(einheit),
        };
    }

    public async ValueTask<PlanPosition> PlanAsync(Akte akte, CancellationToken cancel) =>
        akte.Aktenplaneinheit.Length > 0 && (await PlanOfAsync(akte.Organisation, cancel)).Find(akte.Aktenplaneinheit) is { } einheit
            ? new(einheit.Kennzeichen, einheit.Inhalt, einheit.BetreffKurz)
            : PlanPosition.None;

    private async ValueTask<Aktenplan> PlanOfAsync(string organisation, CancellationToken cancel)
    {
        if (!plans.TryGetValue(organisation, out var plan))
            plans[organisation] = plan = (await new PlanRecords(store, FaultPoints.None).LatestAsync(organisation, cancel)).Plan;
        return plan;
    }
}
