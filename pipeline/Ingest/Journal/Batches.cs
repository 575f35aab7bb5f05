using System.Globalization;
using Ingest.Model;

namespace Ingest.Journal;

/// <summary>The batches of the ledger: received, opened, found again, closed. Whoever opens or closes one holds its <see cref="BatchLock"/>.</summary>
public sealed class Batches(Journal journal, TimeProvider time)
{
    /// <summary>
    /// Journals the delivery and begins it. A batch that is already there keeps everything but the paths of its files:
    /// clock, operator, profile and configuration of the first run stand in stored objects.
    /// </summary>
    /// <param name="clock">From <c>--clock</c>; without one the batch gets the present second.</param>
    /// <param name="configuration">The effective configuration as a JSON object.</param>
    public async ValueTask<BatchContext> OpenAsync(
        BatchManifest manifest, string organisation, DateTimeOffset? clock, string operatorName, string profile, string configuration,
        CancellationToken cancel)
    {
        var received = await ReceiveAsync(manifest, organisation, clock, operatorName, profile, configuration, cancel);
        return await journal.WriteAsync("begin", rows =>
        {
            BatchRows.Begin(rows, received.Id);
            return BatchRows.Single(rows, received.Id).Context;
        }, cancel);
    }

    /// <summary>Journals the delivery without beginning it.</summary>
    public ValueTask<BatchContext> ReceiveAsync(
        BatchManifest manifest, string organisation, DateTimeOffset? clock, string operatorName, string profile, string configuration,
        CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var batch = new BatchContext(manifest.BatchId(organisation), organisation, clock?.ToUniversalTime() ?? WholeSecond(now))
        {
            Operator = operatorName,
            Profile = profile,
        };
        return journal.WriteAsync("receive", rows =>
        {
            if (BatchRows.Insert(rows, batch, configuration, now))
                ManifestRows.Insert(rows, batch.Id, manifest);
            else
                ManifestRows.UpdatePaths(rows, batch.Id, manifest);
            return BatchRows.Single(rows, batch.Id).Context;
        }, cancel);
    }

    /// <exception cref="UsageException">No batch, or several, begin with this text.</exception>
    public async ValueTask<JournalledBatch> FindAsync(string idOrPrefix, CancellationToken cancel) =>
        await journal.ReadAsync(rows => BatchRows.WithPrefix(rows, idOrPrefix), cancel) switch
        {
            [var batch] => batch,
            [] => throw new UsageException($"There is no batch {idOrPrefix} in {journal.Folder}.", "`ingest status` lists the batches."),
            var several => throw new UsageException(
                string.Create(CultureInfo.InvariantCulture, $"{several.Count} batches begin with {idOrPrefix}."),
                "Give more letters of the batch; `ingest status` lists them."),
        };

    /// <exception cref="UsageException">The ledger is empty.</exception>
    public async ValueTask<JournalledBatch> NewestAsync(CancellationToken cancel) =>
        await journal.ReadAsync(BatchRows.NewestFirst, cancel) is [var newest, ..]
            ? newest
            : throw new UsageException($"There is no batch in {journal.Folder} yet.", "Start one with `ingest run INPUT`.");

    /// <summary>Every batch with its progress, newest first.</summary>
    public async ValueTask<IReadOnlyList<BatchStatus>> ListAsync(CancellationToken cancel)
    {
        var listed = await journal.ReadAsync(
            rows => BatchRows.NewestFirst(rows).ConvertAll(batch => ProgressRows.Of(rows, batch)), cancel);
        return listed.ConvertAll(status => status with
        {
            Running = !status.Batch.State.IsComplete() && BatchLock.IsHeld(journal.Folder, status.Batch.Id),
        });
    }

    /// <summary>The delivery as it was journalled: what <c>resume</c> reads again.</summary>
    public ValueTask<BatchManifest> ManifestAsync(string id, CancellationToken cancel) =>
        journal.ReadAsync(rows => ManifestRows.Read(rows, id), cancel);

    /// <summary>Ends the batch and drops the words of its pages: from now on store and catalog hold the text. Closing twice is no error.</summary>
    /// <exception cref="StoreException">A page or document has not reached its end: the account is open.</exception>
    public ValueTask<BatchState> CloseAsync(string id, CancellationToken cancel) => journal.WriteAsync("close", rows =>
    {
        if (BatchRows.Single(rows, id).State is var state && state.IsComplete())
            return state;
        var stacks = AccountRows.OfStacks(rows, id);
        var waiting = DocumentRows.CountWaiting(rows, id);
        if (stacks.FirstOrDefault(s => !s.Closed) is { } open)
            throw new StoreException(
                $"The page account of batch {id} does not close: stack {open.Name} has pages without a state or was not read to its end.",
                "Run `ingest resume`; `ingest explain STACK#N` shows what is known of a page.");
        if (waiting > 0)
            throw new StoreException(
                string.Create(CultureInfo.InvariantCulture, $"Batch {id} has {waiting} documents that are not in the store yet."),
                "Run `ingest resume`.");
        state = stacks.Any(s => s.Account.Quarantined > 0) ? BatchState.CompleteWithErrors : BatchState.Complete;
        BatchRows.Finish(rows, id, state, time.GetUtcNow());
        rows.Execute("delete from words where batch = $batch", ("$batch", id));
        return state;
    }, cancel);

    /// <summary>Batch clocks and times of corrections have no fractions.</summary>
    internal static DateTimeOffset WholeSecond(DateTimeOffset time) => new(time.Ticks - time.Ticks % TimeSpan.TicksPerSecond, time.Offset);
}
