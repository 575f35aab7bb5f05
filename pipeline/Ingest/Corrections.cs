using Ingest.Classify.Rules;
using Ingest.Deposit;
using Ingest.Journal;
using Ingest.Model;
using Ingest.Render.Records;
using Ingest.Review;

namespace Ingest;

/// <summary>What a person wants changed. Empty <see cref="Reason"/>: none was asked for.</summary>
/// <param name="Actor">Pseudonym of the person.</param>
public sealed record CorrectionOrder(Guid Document, string Actor)
{
    public string Reason { get; init; } = "";

    /// <summary>The version the person looked at; null: the newest. When it is not the newest any more, nothing is changed.</summary>
    public int? Seen { get; init; }
}

/// <summary>
/// Corrections of stored documents, for command and web station. Each makes version n+1 of every document it concerns, from what the store
/// holds alone; catalog, journal, receipt and audit log follow in the same call, or when the installation is opened next.
/// </summary>
/// <exception cref="ChangedMeanwhileException">Every correction: somebody else was first.</exception>
/// <exception cref="UsageException">Every correction: it does not fit the document.</exception>
public sealed class Corrections(Workplace place, IngestOptions options, TimeProvider time, FaultPoints faults)
{
    private readonly StoredVersions versions = new(place.Store, TransferSteps.First);
    private readonly VersionRendering rendering = new(place, options, faults);
    private readonly VersionCommit commit = new(place.Store, faults);
    private readonly Followers followers = new(place, time, faults);

    /// <returns>The markers of the new versions; none when everything was so already.</returns>
    public Task<IReadOnlyList<CommitMarker>> CorrectAsync(CorrectionOrder order, IReadOnlyList<Correction> corrections, CancellationToken cancel) =>
        CorrectEachAsync([order], corrections, cancel);

    /// <summary>
    /// The same corrections of several documents, each for itself: the first that cannot be corrected ends it, those before it are corrected. What follows is
    /// done once for the documents of a batch, which gets one further receipt.
    /// </summary>
    public async Task<IReadOnlyList<CommitMarker>> CorrectEachAsync(IReadOnlyList<CorrectionOrder> orders, IReadOnlyList<Correction> corrections, CancellationToken cancel)
    {
        var (made, stored) = (new List<CommitMarker>(), new List<StoredCorrection>());
        try
        {
            foreach (var order in orders)
                made.AddRange(await CorrectAsync(order, corrections, stored, cancel));
        }
        finally
        {
            await FollowAsync(stored, cancel);
        }

        return made;
    }

    private async Task<IReadOnlyList<CommitMarker>> CorrectAsync(CorrectionOrder order, IReadOnlyList<Correction> corrections, List<StoredCorrection> done, CancellationToken cancel)
    {
        var (stored, stamp) = (await SeenAsync(order, cancel), StampOf(order));
        var words = new Lazy<Task<Render.Text.AltoTexts>>(() => rendering.WordsAsync(stored, cancel));
        var corrector = new Corrector(
            code => ClassRules.Default.Find(code) is not null,
            async (page, stop) => await (await words.Value).LoadAsync(page, stop));
        var draft = await corrector.ApplyAsync(stored, corrections, stamp, cancel);
        return draft.Unchanged ? [] : await MakeAsync([draft], stamp, done, cancel);
    }

    /// <param name="firstPages">The pages with which new documents begin.</param>
    public async Task<IReadOnlyList<CommitMarker>> SplitAsync(CorrectionOrder order, IReadOnlyList<PageId> firstPages, CancellationToken cancel)
    {
        var stamp = StampOf(order);
        return await MakeAsync(DocumentCorrections.Split(await SeenAsync(order, cancel), firstPages, stamp), stamp, cancel);
    }

    /// <summary>The pages of the others come behind those of the document; the others are dissolved.</summary>
    public async Task<IReadOnlyList<CommitMarker>> JoinAsync(CorrectionOrder order, IReadOnlyList<Guid> others, CancellationToken cancel)
    {
        var (documents, stamp) = (new List<StoredVersion> { await SeenAsync(order, cancel) }, StampOf(order));
        foreach (var other in others)
            documents.Add(await NewestAsync(other, cancel));
        return await MakeAsync(DocumentCorrections.Join(documents, stamp), stamp, cancel);
    }

    /// <param name="before">The page of the receiving document they are put in front of; null: at its end.</param>
    public async Task<IReadOnlyList<CommitMarker>> MoveAsync(CorrectionOrder order, IReadOnlyList<PageId> pages, Guid to, PageId? before, CancellationToken cancel)
    {
        var stamp = StampOf(order);
        return await MakeAsync(DocumentCorrections.Move(await SeenAsync(order, cancel), await NewestAsync(to, cancel), pages, before, stamp), stamp, cancel);
    }

    /// <summary>The newest version of a document with all that a correction starts from.</summary>
    /// <exception cref="UsageException">There is no such document, or it was deleted.</exception>
    public async ValueTask<StoredVersion> NewestAsync(Guid document, CancellationToken cancel)
    {
        await place.RequireLivingAsync(document, cancel);
        return await versions.NewestAsync(document, cancel);
    }

    /// <summary>The place of a word by its ID in the document's ALTO file.</summary>
    /// <exception cref="UsageException">There is no such word.</exception>
    public ValueTask<(PageId Page, Box Box)> PlaceAsync(StoredVersion stored, string wordId, CancellationToken cancel) => rendering.PlaceAsync(stored, wordId, cancel);

    private async ValueTask<StoredVersion> SeenAsync(CorrectionOrder order, CancellationToken cancel)
    {
        var newest = await NewestAsync(order.Document, cancel);
        return order.Seen is { } seen && seen != newest.Marker.Version
            ? throw new ChangedMeanwhileException(order.Document, seen, newest.Marker.Version)
            : newest;
    }

    private Stamp StampOf(CorrectionOrder order)
    {
        if (order.Actor.Length == 0)
            throw new UsageException("Nobody is named who corrects.", "Say who you are with --operator PSEUDONYM, or as Operator in ingest.json.");
        return new(order.Actor, Batches.WholeSecond(time.GetUtcNow()), order.Reason, Render.ToolVersion.NameAndNumber);
    }

    private async Task<IReadOnlyList<CommitMarker>> MakeAsync(IReadOnlyList<Draft> drafts, Stamp stamp, CancellationToken cancel)
    {
        var stored = new List<StoredCorrection>();
        var markers = await MakeAsync(drafts, stamp, stored, cancel);
        await FollowAsync(stored, cancel);
        return markers;
    }

    /// <param name="stored">Gets what is to be followed.</param>
    private async Task<IReadOnlyList<CommitMarker>> MakeAsync(IReadOnlyList<Draft> drafts, Stamp stamp, List<StoredCorrection> stored, CancellationToken cancel)
    {
        var finished = drafts.Select(d => d.Finished(stamp)).ToList();
        foreach (var draft in finished)
            RequireComplete(draft);
        var prepared = new List<PreparedVersion>();
        try
        {
            foreach (var draft in finished)
            {
                prepared.Add(await rendering.RenderAsync(draft, finished, cancel));
                await commit.PutAsync(prepared[^1], cancel);
            }
            stored.Add(await StoreAsync(prepared, cancel));
            return [.. prepared.Select(p => p.Marker)];
        }
        finally
        {
            foreach (var version in prepared)
                version.Rendered?.Dispose();
        }
    }

    private async Task<StoredCorrection> StoreAsync(List<PreparedVersion> prepared, CancellationToken cancel)
    {
        var (batch, first) = (prepared[0].Marker.Batch, prepared[0].Marker.Name);
        using var held = await BatchLock.AcquireForCorrectionAsync(place.Journal.Folder, batch, time, cancel);
        // an order to delete is given under the same lock
        foreach (var version in prepared)
            await place.RequireLivingAsync(version.Marker.Id, cancel);
        var change = await commit.AnnounceAsync(prepared, cancel);
        var pending = new PendingCorrections(place.Journal);
        await pending.NoteAsync(new(first, batch, [.. prepared.Select(p => p.Marker.Id)], change), cancel);
        var head = await place.Audit.HeadAsync(cancel);
        try
        {
            await commit.CommitAsync(prepared, cancel);
        }
        catch (ChangedMeanwhileException)
        {
            await pending.ForgetAsync(first, cancel);
            throw;
        }
        return new(first, batch, [.. prepared.Select(p => p.Marker.Id)], head.Number);
    }

    /// <summary>Until it is done here, the corrections are noted as pending: a kill leaves them to the next opening.</summary>
    private async Task FollowAsync(List<StoredCorrection> stored, CancellationToken cancel)
    {
        var pending = new PendingCorrections(place.Journal);
        foreach (var batch in stored.GroupBy(s => s.Batch))
        {
            using var held = await BatchLock.AcquireForCorrectionAsync(place.Journal.Folder, batch.Key, time, cancel);
            await followers.FollowAsync(batch.Key, [.. batch.SelectMany(s => s.Documents).Distinct()], batch.Min(s => s.LoggedAfter), cancel);
            foreach (var correction in batch)
                await pending.ForgetAsync(correction.Pending, cancel);
        }
    }

    /// <summary>Markers that stand while catalog, journal, receipt and log have not followed. <paramref name="Pending"/> names it in the journal.</summary>
    private sealed record StoredCorrection(string Pending, string Batch, IReadOnlyList<Guid> Documents, long LoggedAfter);

    /// <summary>Release is refused as long as the Transfervermerk lacks something (TR-03138 A.NB.4).</summary>
    private static void RequireComplete(Draft draft)
    {
        if (!draft.Now.Revision.Released || draft.Now.Revision.History[^1].Action != CorrectionActions.Release)
            return;
        var missing = TransferFacts.Of(draft.Batch, draft.Now).Missing;
        if (missing.Count > 0)
            throw new UsageException(
                $"Document {draft.Now.Id} cannot be released, its Transfervermerk is incomplete:\n  {string.Join("\n  ", missing)}",
                "State what is missing in the section Transfer of ingest.json or as 'transfervermerk' in the profile, and who you are with --operator.");
    }
}
