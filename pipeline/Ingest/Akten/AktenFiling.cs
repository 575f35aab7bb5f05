using Ingest.Akten.Register;
using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Akten;

/// <summary>
/// Makes the Akten that stored documents are filed to: an Akte with its first filed document, a Vorgang with its first. Everything in
/// it follows from the document, the plan and the given time, and doing it again changes nothing: a killed run is simply repeated.
/// Documents that wait for a person make no Akte: a misread Aktenzeichen would be known from then on.
/// </summary>
public sealed class AktenFiling(AkteRecords records, AktenRegister register, Aktenplan plan, FaultPoints faults)
{
    private readonly HashSet<(Guid Akte, string Vorgang)> done = [];
    private readonly Dictionary<Guid, Akte> seen = [];

    /// <summary>The Akten of all documents so far, as they are now.</summary>
    public IReadOnlyCollection<Akte> Seen => seen.Values;

    /// <summary>An Akte was made or changed.</summary>
    public bool Changed { get; private set; }

    /// <param name="time">Of the batch, or of the correction that filed the document.</param>
    /// <param name="actor">Pseudonym of the person, or <see cref="AuditActions.Program"/>.</param>
    public async ValueTask FileAsync(CommitMarker document, DateTimeOffset time, string actor, CancellationToken cancel)
    {
        var (aktenzeichen, vorgang) = (document.Filing.Akte, document.Filing.Vorgang);
        if (document.Status != DocumentStatus.Filed || aktenzeichen == Filing.Unresolved)
            return;
        var id = Identity.AkteId(document.Organisation, aktenzeichen);
        if (!done.Add((id, vorgang)))
            return;
        var (akte, changed) = await records.ChangeAsync(
            id, before => WithVorgang(before ?? New(id, document.Organisation, aktenzeichen, time, actor), vorgang, time, actor), cancel);
        seen[id] = akte;
        Changed |= changed;
        register.Put([akte]);
        faults.Reached("akten.filed");
    }

    private Akte New(Guid id, string organisation, string aktenzeichen, DateTimeOffset time, string actor)
    {
        var einheit = plan.Of(aktenzeichen);
        return new(id, 1, organisation, aktenzeichen)
        {
            Aktenplaneinheit = einheit?.Kennzeichen ?? "",
            Retention = einheit is null ? Retention.Undecided : plan.RetentionOf(einheit),
            History = [new("akte", "", aktenzeichen, actor, time, "create", "")],
        };
    }

    private static Akte WithVorgang(Akte akte, string kennzeichen, DateTimeOffset time, string actor)
    {
        if (kennzeichen.Length == 0 || akte.Vorgaenge.Any(v => v.Kennzeichen == kennzeichen))
            return akte;
        HistoryEntry entry = new("vorgang", "", kennzeichen, actor, time, "create", "");
        return akte with
        {
            Vorgaenge = [.. akte.Vorgaenge, new(Identity.VorgangId(akte.Id, kennzeichen), kennzeichen) { History = [entry] }],
            History = [.. akte.History, entry],
        };
    }
}
