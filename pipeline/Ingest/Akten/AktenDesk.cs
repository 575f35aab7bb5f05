using System.Globalization;
using Ingest.Akten.Duplicates;
using Ingest.Akten.Plan;
using Ingest.Akten.Register;
using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Akten;

/// <summary>
/// The Akten and the Aktenplan of one installation, in the store and in the register beside the journal. What people change here is
/// logged. Owns the register.
/// </summary>
public sealed class AktenDesk : IDisposable
{
    private const int SketchesPerTransaction = 200;

    private readonly IAuditTrail audit;
    private readonly TimeProvider time;
    private readonly FaultPoints faults;
    private readonly SketchIndex sketches;

    private AktenDesk(IDepositStore store, AktenRegister register, IAuditTrail audit, TimeProvider time, FaultPoints faults)
    {
        (Register, this.audit, this.time, this.faults) = (register, audit, time, faults);
        Records = new AkteRecords(store, faults);
        Plans = new PlanRecords(store, faults);
        sketches = new SketchIndex(register.File);
    }

    public AkteRecords Records { get; }
    public PlanRecords Plans { get; }
    public AktenRegister Register { get; }

    /// <summary>Opens the register, and fills it from the store where that has not been done.</summary>
    public static async ValueTask<AktenDesk> OpenAsync(
        IDepositStore store, IStoredDocuments documents, string stateFolder, IAuditTrail audit, TimeProvider time, FaultPoints faults, CancellationToken cancel)
    {
        var desk = new AktenDesk(store, AktenRegister.Open(stateFolder), audit, time, faults);
        if (!desk.Register.IsNew)
            return desk;
        await desk.SketchAsync(documents.LatestAsync(cancel), cancel);
        await desk.Register.FillAsync(desk.Records.LatestAsync(cancel), cancel);
        return desk;
    }

    /// <summary>What file references are held against in a batch.</summary>
    public async ValueTask<IKnownAkten> KnownAsync(string organisation, CancellationToken cancel) =>
        new KnownAkten(Register, await PlanAsync(organisation, cancel), organisation);

    public async ValueTask<Aktenplan> PlanAsync(string organisation, CancellationToken cancel) => (await Plans.LatestAsync(organisation, cancel)).Plan;

    /// <summary>The stage that asks about papers scanned twice.</summary>
    public DuplicateFinder DuplicatesOf(BatchContext batch, IPageTexts texts, IStoredDocuments stored) => new(batch, texts, stored, sketches);

    /// <summary>Enters stored documents into the index of near-duplicates; one that is there stays as it is.</summary>
    public async ValueTask SketchAsync(IAsyncEnumerable<StoredDocument> documents, CancellationToken cancel)
    {
        var waiting = new List<SketchedDocument>();
        await foreach (var document in documents.WithCancellation(cancel))
        {
            var words = DocumentWords.Of(document.Texts);
            waiting.Add(new(document.Id, document.Organisation, document.ContentKey, StoreLayout.Marker(document.Id, 1), words.Pages, Sketch.Of(words.Words)));
            if (waiting.Count < SketchesPerTransaction)
                continue;
            sketches.Put(waiting);
            waiting.Clear();
        }

        sketches.Put(waiting);
    }

    /// <summary>Makes the Akten that documents are filed to, and logs them once. Doing it again changes nothing.</summary>
    /// <param name="documents">Of one organisation.</param>
    /// <param name="time">Of the batch, or of the correction.</param>
    /// <param name="actor">Pseudonym of the person, or <see cref="AuditActions.Program"/>.</param>
    /// <param name="key">Tells this filing from all others, such as the batch.</param>
    public async ValueTask FileAsync(
        IAsyncEnumerable<CommitMarker> documents, string organisation, DateTimeOffset time, string actor, string key, CancellationToken cancel)
    {
        // read before anything is made: an entry of an earlier, killed attempt stands after it or this is the first
        var head = await audit.HeadAsync(cancel);
        var filing = new AktenFiling(Records, Register, await PlanAsync(organisation, cancel), faults);
        await foreach (var document in documents.WithCancellation(cancel))
            await filing.FileAsync(document, time, actor, cancel);
        // by their time, not by what this attempt made: a killed one made some of them
        await LogAsync(AuditActions.AkteChanged, actor, time, "akten", [.. filing.Seen.Where(a => a.History[^1].Time == time)], key, filing.Changed ? head.Number : 0, cancel);
    }

    /// <summary>Makes this the Aktenplan of the organisation, unless it is that already.</summary>
    /// <param name="file">Name of the file it comes from.</param>
    public async ValueTask<(PlanVersion Version, PlanChange Change)> ImportPlanAsync(
        Aktenplan plan, string file, string organisation, string actor, CancellationToken cancel)
    {
        var (version, change) = await Plans.ImportAsync(organisation, plan, actor, time.GetUtcNow(), cancel);
        // also when nothing changed: an import killed before its entry is logged by the one that repeats it
        await audit.AppendAsync(new(AuditActions.Imported, Named(version.Actor), version.Imported, "aktenplan")
        {
            Named = [new(AktenLayout.Plan(version.Version), Digest.Of(version.Write().Span))],
            Facts = new Dictionary<string, string> { ["file"] = file },
            Key = AktenLayout.Plan(version.Version),
        }, cancel);
        return (version, change);
    }

    /// <returns>How many Akten are new, and how many were changed.</returns>
    public async ValueTask<(int New, int Changed)> ImportAktenAsync(
        IReadOnlyList<AkteRow> rows, string organisation, string actor, CancellationToken cancel)
    {
        var changes = await ChangesAsync(organisation, cancel);
        var (created, changed) = (0, 0);
        await foreach (var part in changes.ImportAsync(rows, Named(actor), cancel))
        {
            created += part.Count(a => a.Version == 1);
            changed += part.Count(a => a.Version > 1);
            await LogAsync(AuditActions.Imported, Named(actor), time.GetUtcNow(), "akten", part, "", 0, cancel);
        }

        return (created, changed);
    }

    /// <summary>Closes an Akte (zu den Akten).</summary>
    /// <exception cref="UsageException">There is no such Akte.</exception>
    public async ValueTask<Akte> CloseAsync(string aktenzeichen, DateOnly day, string organisation, string actor, string reason, CancellationToken cancel)
    {
        var akte = await (await ChangesAsync(organisation, cancel)).CloseAsync(aktenzeichen, day, Named(actor), reason, cancel);
        await LogAsync(AuditActions.AkteChanged, Named(actor), akte.History[^1].Time, akte.Id.ToString("D"), [akte], AktenLayout.Akte(akte.Id, akte.Version), 0, cancel);
        return akte;
    }

    /// <summary>Notes in an Akte that documents were deleted out of it; the same deletion (by its time) is noted once.</summary>
    public async ValueTask NoteDeletionAsync(Guid id, int documents, string actor, DateTimeOffset at, string reason, CancellationToken cancel)
    {
        var (akte, _) = await Records.ChangeAsync(id, before => before is null || before.History.Any(h => h.Action == "delete" && h.Time == at)
            ? before ?? throw new InvalidOperationException("The Akte was there a moment ago.")
            : before with { History = [.. before.History, new("documents", documents.ToString(CultureInfo.InvariantCulture), "", actor, at, "delete", reason)] }, cancel);
        Register.Put([akte]);
        await LogAsync(AuditActions.AkteChanged, actor, at, akte.Id.ToString("D"), [akte], $"{AktenLayout.Akte(akte.Id, akte.Version)} delete", 0, cancel);
    }

    public void Dispose() => Register.Dispose();

    private static string Named(string actor) => actor.Length > 0 ? actor : AuditActions.Program;

    private async ValueTask<AktenChanges> ChangesAsync(string organisation, CancellationToken cancel) =>
        new(Records, Register, await PlanAsync(organisation, cancel), organisation, time);

    private async ValueTask LogAsync(
        string action, string actor, DateTimeOffset at, string subject, IReadOnlyCollection<Akte> akten, string key, long after, CancellationToken cancel)
    {
        if (akten.Count == 0)
            return;
        await audit.AppendAsync(new(action, actor, at, subject)
        {
            Named = [.. akten.Select(a => new AuditNamed(AktenLayout.Akte(a.Id, a.Version), Digest.Of(AkteJson.Write(a).Span))).OrderBy(n => n.Name, StringComparer.Ordinal)],
            Key = key,
            After = after,
        }, cancel);
    }
}
