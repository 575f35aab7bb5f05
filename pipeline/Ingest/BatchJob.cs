using System.Runtime.CompilerServices;
using Ingest.Catalog;
using Ingest.Deposit;
using Ingest.Flow;
using Ingest.Journal;
using Ingest.Journal.Report;
using Ingest.Model;
using Ingest.Proof;
using Ingest.Scan;

namespace Ingest;

/// <summary>One batch from its manifest to its closed account. Every step may be repeated: an interrupted job is simply run again.</summary>
internal sealed class BatchJob(
    Workplace place, BatchContext batch, BatchManifest manifest, IngestOptions options, TimeProvider time, FaultPoints faults)
{
    public async Task<RunOutcome> RunAsync(IProgress<RunProgress> progress, CancellationToken cancel)
    {
        var figures = RunFigures.None;
        var complete = (await place.Batches.FindAsync(batch.Id, cancel)).State.IsComplete();
        if (!complete)
        {
            var record = new BatchRecord(place.Store, batch, faults);
            await record.WriteManifestAsync(manifest, cancel);
            figures = await PipeAsync(progress, cancel);
            await CatalogueAsync(cancel);
            await FileAsync(cancel);
            var receipt = await record.WriteReceiptAsync(await new BatchReceipts(place.Journal, place.Store).OfAsync(batch.Id, cancel), cancel);
            await new BatchCloser(place.Store, place.Audit, faults).CloseAsync(batch.Id, receipt, batch.Clock, batch.Operator, cancel);
            await StampAsync(cancel);
            await place.Batches.CloseAsync(batch.Id, cancel);
        }
        return new RunOutcome(await new RunReportBuilder(place.Journal).BuildAsync(batch.Id, ToolVersions.Read(), figures, cancel), complete);
    }

    /// <summary>An authority that is away keeps nobody: verify names what has no stamp, the next batch obtains it.</summary>
    private async Task StampAsync(CancellationToken cancel)
    {
        if (options.Proof.TimestampUrl.Length == 0)
            return;
        using var authority = new TimestampAuthority(options.Proof, time);
        await new AuditStamper(place.Store, place.Audit, authority, faults).StampAsync(cancel);
    }

    /// <summary>Enters what is stored and not yet found: the last documents of the line, and what a killed run left between journal and catalog.</summary>
    private async Task CatalogueAsync(CancellationToken cancel)
    {
        var (indexer, corrected) = (new Indexer(place.Catalog, place.Documents), false);
        foreach (var (id, marker) in await place.Journal.ReadAsync(rows => DocumentRows.ReceiptsOf(rows, batch.Id), cancel))
            if (await place.Catalog.FindAsync(id, cancel) is not { } known)
                await indexer.AddAsync(marker, cancel);
            else
                corrected |= known.Version > 1;
        await indexer.FlushAsync(cancel);
        // the delivery of an earlier journal: what persons have changed since stands
        if (corrected)
            await place.RepairCorrectionsAsync(batch.Id, cancel);
        await place.Akten.SketchAsync(StoredAsync(cancel), cancel);
    }

    /// <summary>Akten and Vorgänge of what is stored: from the journal, so that a resumed run makes what a killed one has not.</summary>
    private ValueTask FileAsync(CancellationToken cancel) =>
        place.Akten.FileAsync(MarkersAsync(cancel), batch.Organisation, batch.Clock, AuditActions.Program, $"akten of batch {batch.Id}", cancel);

    private async IAsyncEnumerable<StoredDocument> StoredAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var (_, marker) in await place.Journal.ReadAsync(rows => DocumentRows.ReceiptsOf(rows, batch.Id), cancel))
            yield return await place.Documents.LoadAsync(marker, cancel);
    }

    private async IAsyncEnumerable<CommitMarker> MarkersAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var (_, marker) in await place.Journal.ReadAsync(rows => DocumentRows.ReceiptsOf(rows, batch.Id), cancel))
            yield return MarkerReader.Read(await place.Store.ReadRecordAsync(marker, cancel));
    }

    private async Task<RunFigures> PipeAsync(IProgress<RunProgress> progress, CancellationToken cancel)
    {
        var start = time.GetTimestamp();
        var work = Directory.CreateDirectory(Path.Combine(place.Journal.Folder, "work", batch.Id)).FullName;
        var tries = new PageTries(place.Journal, batch);
        var akten = await place.Akten.KnownAsync(batch.Organisation, cancel);
        using var reading = new PageReading(options, tries, time);
        var (stages, tally) = new StageBuilder(place, batch, manifest, options, work, akten, faults).Build(reading, progress);
        using var counted = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var counting = CountAsync(tally, counted.Token);
        StageTimes times;
        try
        {
            times = await new IngestPipeline(stages, options).RunAsync(time, cancel);
        }
        catch
        {
            await LetGoAsync(tries);
            throw;
        }
        finally
        {
            await counted.CancelAsync();
            await counting;
        }
        var minutes = time.GetElapsedTime(start).TotalMinutes;
        Directory.Delete(work, recursive: true);
        return new RunFigures(
            times.Read().Select(t => (t.Stage, t.Busy)).Concat([("PagePreparer", reading.Times.Preparing), ("PageRecognizer", reading.Times.Recognizing)])
                .ToDictionary(t => t.Item1, t => t.Item2.TotalSeconds),
            minutes > 0 ? tally.NewPages / minutes : 0,
            reading.PeakMemoryBytes);
    }

    private static async Task LetGoAsync(PageTries tries)
    {
        try
        {
            await tries.LetGoAsync(CancellationToken.None);
        }
        catch (IngestException)
        {
            // The journal fails like the run did, and the run's fault is the one to report; a start too many is no harm.
        }
    }

    /// <summary>Beside the run: the first page does not wait for the last file to be counted.</summary>
    private async Task CountAsync(PageTally tally, CancellationToken cancel)
    {
        try
        {
            tally.ExpectedPages = await Task.Run(() => new PageEstimate(options.Scan, new PdftoppmRasterizer(options.Scan)).OfAsync(manifest, cancel), cancel);
        }
        catch (Exception e) when (e is IngestException || cancel.IsCancellationRequested)
        {
            // The run ended first, or meets the same fault and reports it: there is just no bar.
        }
    }
}
