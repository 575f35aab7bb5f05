using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Proof;

/// <summary>
/// Has closed batches time-stamped: the token over an entry's digest lies beside it and is named by a further entry. An authority that is away
/// stops nothing: what waits gets its stamp when the next batch is closed.
/// </summary>
public sealed class AuditStamper(IDepositStore store, IAuditTrail trail, TimestampAuthority authority, FaultPoints faults)
{
    private const int MostAtOnce = 100;

    /// <returns>How many closed batches still wait for their stamp.</returns>
    public async ValueTask<int> StampAsync(CancellationToken cancel)
    {
        var waiting = await WaitingAsync(cancel);
        var done = 0;
        foreach (var number in waiting.Take(MostAtOnce))
        {
            var entry = await store.ReadRecordAsync(AuditLayout.Entry(number), cancel);
            var stamp = await store.ReadRecordAsync(AuditLayout.Stamp(number), cancel);
            if (stamp.IsEmpty)
            {
                if (await authority.StampAsync(Digest.Of(entry.Span), cancel) is not { } token)
                    break;
                stamp = await store.TryCreateRecordAsync(AuditLayout.Stamp(number), token, cancel) ? token : await store.ReadRecordAsync(AuditLayout.Stamp(number), cancel);
                faults.Reached("audit.stamp.created");
            }

            await LogAsync(number, entry, stamp, cancel);
            done++;
        }

        return waiting.Count - done;
    }

    private async ValueTask LogAsync(long number, ReadOnlyMemory<byte> entry, ReadOnlyMemory<byte> stamp, CancellationToken cancel)
    {
        var name = AuditLayout.Stamp(number);
        var sha256 = Digest.Of(stamp.Span);
        await trail.AppendAsync(new(AuditActions.TimeStamped, AuditActions.Program, AuditEntry.Read(entry).Act.Time, AuditLayout.Entry(number))
        {
            Named = [new(name, sha256)],
            Key = $"{AuditActions.TimeStamped}:{name}:{sha256}",
            After = number,
        }, cancel);
    }

    /// <summary>Closings without a stamp, or whose stamp no entry names yet, from the newest back to the first one that has all.</summary>
    private async ValueTask<List<long>> WaitingAsync(CancellationToken cancel)
    {
        var waiting = new List<long>();
        var named = new HashSet<string>(StringComparer.Ordinal);
        for (var number = (await trail.HeadAsync(cancel)).Number; number > 0; number--)
        {
            var bytes = await store.ReadRecordAsync(AuditLayout.Entry(number), cancel);
            if (RecordReader.TryRead(bytes, AuditEntry.Read, out _) is not { } entry)
                continue;
            if (entry.Act.Action == AuditActions.TimeStamped)
                named.UnionWith(entry.Act.Named.Select(n => n.Name));
            else if (entry.Act.Action == AuditActions.BatchClosed && named.Contains(AuditLayout.Stamp(number)))
                break;
            else if (entry.Act.Action == AuditActions.BatchClosed)
                waiting.Add(number);
        }

        waiting.Reverse();
        return waiting;
    }
}
