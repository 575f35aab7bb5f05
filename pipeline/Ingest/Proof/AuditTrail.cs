using System.Globalization;
using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Proof;

/// <summary>
/// The audit log as records of the store, <c>audit/0000000001.json</c> and so on, each created only if absent: who loses the race for a number
/// takes the next one. The same on files and in blobs.
/// </summary>
public sealed class AuditTrail(IDepositStore store, IAuditAnchor anchor, FaultPoints faults) : IAuditTrail, IDisposable
{
    /// <summary>Each lost race means that another process appended; so many in a row are no coincidence.</summary>
    private const int MostRaces = 1000;

    private readonly SemaphoreSlim gate = new(1, 1);
    private AuditHead known = AuditHead.None;

    public async ValueTask<AuditHead> HeadAsync(CancellationToken cancel)
    {
        await gate.WaitAsync(cancel);
        try
        {
            return await CatchUpAsync(cancel);
        }
        finally
        {
            gate.Release();
        }
    }

    public async ValueTask<AuditHead> AppendAsync(AuditAct act, CancellationToken cancel)
    {
        await gate.WaitAsync(cancel);
        try
        {
            var head = await CatchUpAsync(cancel);
            known = await FindAsync(act, head, cancel) ?? await AppendAfterAsync(head, act, cancel);
            await anchor.NoteAsync(known, cancel);
            faults.Reached("audit.entry.noted");
            return known;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private async ValueTask<AuditHead> AppendAfterAsync(AuditHead head, AuditAct act, CancellationToken cancel)
    {
        for (var race = 0; race < MostRaces; race++)
        {
            var bytes = new AuditEntry(head.Number + 1, head.Sha256, act).Write();
            if (await store.TryCreateRecordAsync(AuditLayout.Entry(head.Number + 1), bytes, cancel))
            {
                faults.Reached("audit.entry.created");
                return new(head.Number + 1, Digest.Of(bytes.Span));
            }

            var first = await ReadAsync(head.Number + 1, cancel);
            head = new(head.Number + 1, Digest.Of(first.Span));
            if (Is(act, first))
                return head;
        }

        throw new BusyException(
            string.Create(CultureInfo.InvariantCulture, $"Another process was first with each of {MostRaces} entries of the audit trail."),
            "Wait until fewer processes write to the store. Then run 'ingest resume'.");
    }

    /// <summary>
    /// From the anchor on, since what it says was written counts, even where the store lost it: the next entry then follows on the lost one,
    /// and <c>ingest verify</c> names the gap.
    /// </summary>
    private async ValueTask<AuditHead> CatchUpAsync(CancellationToken cancel)
    {
        var noted = await anchor.NewestAsync(cancel);
        var head = noted.Number > known.Number ? noted : known;
        if (head.Number == 0)
            head = await LastListedAsync(cancel);
        while (await store.ReadRecordAsync(AuditLayout.Entry(head.Number + 1), cancel) is { IsEmpty: false } next)
            head = new(head.Number + 1, Digest.Of(next.Span));
        return known = head;
    }

    private async ValueTask<AuditHead> LastListedAsync(CancellationToken cancel)
    {
        var last = 0L;
        await foreach (var name in store.ListRecordsAsync(AuditLayout.Folder, cancel))
        {
            if (AuditLayout.TryParseEntry(name, out var number))
                last = Math.Max(last, number);
        }

        return last == 0 ? AuditHead.None : new(last, Digest.Of((await ReadAsync(last, cancel)).Span));
    }

    private async ValueTask<AuditHead?> FindAsync(AuditAct act, AuditHead head, CancellationToken cancel)
    {
        for (var number = act.After + 1; act.Key.Length > 0 && number <= head.Number; number++)
        {
            var bytes = await store.ReadRecordAsync(AuditLayout.Entry(number), cancel);
            if (Is(act, bytes))
                return number == head.Number ? head : new(number, Digest.Of(bytes.Span));
        }

        return null;
    }

    private async ValueTask<ReadOnlyMemory<byte>> ReadAsync(long number, CancellationToken cancel)
    {
        var bytes = await store.ReadRecordAsync(AuditLayout.Entry(number), cancel);
        return bytes.IsEmpty ? throw StoreFailure.Missing(AuditLayout.Entry(number)) : bytes;
    }

    /// <summary>A damaged entry is the verifier's to name; here it is just another one.</summary>
    private static bool Is(AuditAct act, ReadOnlyMemory<byte> bytes)
    {
        if (act.Key.Length == 0 || bytes.IsEmpty)
            return false;
        try
        {
            return AuditEntry.Read(bytes).Act.Key == act.Key;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
