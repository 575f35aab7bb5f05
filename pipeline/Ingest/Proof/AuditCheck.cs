using System.Runtime.CompilerServices;
using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Proof;

/// <summary>Reads the audit log: the chain first, since it says what was deleted by right; what its entries name is checked when the rest has been read.</summary>
public sealed class AuditCheck(IDepositStore store, IAuditAnchor anchor, VerifiedRecords known, StampCheck stamps)
{
    private readonly AuditChain chain = new();
    private readonly Dictionary<string, (Digest Sha256, long Entry)> named = new(StringComparer.Ordinal);

    /// <summary>Records outside <c>commits/</c>, <c>batches/</c> and <c>audit/</c> that only the log can vouch for.</summary>
    private static readonly string[] OtherFolders = ["akten/", "aktenplan/", "models/", "profiles/", "rules/"];

    public async IAsyncEnumerable<Difference> ChainAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var before = await anchor.NewestAsync(cancel);
        var stamped = new HashSet<long>();
        await foreach (var name in store.ListRecordsAsync(AuditLayout.Folder, cancel))
        {
            if (AuditLayout.TryParseEntry(name, out var number))
            {
                if (await EntryAsync(name, number, cancel) is { } difference)
                    yield return difference;
            }
            else if (AuditLayout.TryParseStamp(name, out var stamp))
                stamped.Add(stamp);
            else
                yield return new(DifferenceKind.StrayFile, name, "Neither an entry of the audit log nor a time stamp.");
        }

        foreach (var difference in chain.Breaks(before).Concat(chain.Witness("the journal", before)).ToList())
            yield return difference;
        // entries a run beside this verification appends meanwhile are noted by it
        foreach (var difference in chain.Beyond(await anchor.NewestAsync(cancel)).ToList())
            yield return difference;
        foreach (var number in stamped.Order())
        {
            foreach (var difference in await stamps.CheckAsync(number, await store.ReadRecordAsync(AuditLayout.Entry(number), cancel), cancel))
                yield return difference;
        }

        foreach (var number in stamps.Wanted.Where(n => !stamped.Contains(n)))
            yield return new(DifferenceKind.StampMissing, AuditLayout.Entry(number), "It has no time stamp; the next batch that is closed, or 'ingest verify --repair', obtains it.");
    }

    /// <summary>The head of the log as a closing record knew it.</summary>
    public IEnumerable<Difference> Witness(string witness, AuditHead head) => chain.Witness(witness, head);

    /// <summary>True when an entry names this record.</summary>
    public bool Names(string record) => named.ContainsKey(record);

    /// <summary>Everything the entries name, after markers and batches were read.</summary>
    public async IAsyncEnumerable<Difference> NamedAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var (name, (sha256, entry)) in named)
        {
            if (await NamedAsync(name, sha256, AuditLayout.Entry(entry), cancel) is { } difference)
                yield return difference;
        }

        foreach (var folder in OtherFolders)
        {
            await foreach (var name in store.ListRecordsAsync(folder, cancel))
            {
                // what a deletion took away follows from its order, which is named
                if (!named.ContainsKey(name) && !(folder == "deletions/" && name.EndsWith("/done.json", StringComparison.Ordinal)))
                    yield return new(DifferenceKind.RecordUnwitnessed, name, "No entry of the audit log names it: what is changed in it cannot be seen.");
            }
        }
    }

    private async ValueTask<Difference?> EntryAsync(string name, long number, CancellationToken cancel)
    {
        var bytes = await store.ReadRecordAsync(name, cancel);
        var entry = RecordReader.TryRead(bytes, AuditEntry.Read, out var reason);
        chain.Add(number, Digest.Of(bytes.Span), entry?.Previous);
        if (entry is null)
            return new(DifferenceKind.AuditEntryUnreadable, name, reason);
        if (entry.Number != number)
            return new(DifferenceKind.AuditEntryChanged, name, "It has the number of another entry.");
        foreach (var item in entry.Act.Named)
            named[item.Name] = (item.Sha256, number);
        if (entry.Act.Action == AuditActions.DocumentDeleted && Guid.TryParseExact(entry.Act.Subject, "D", out var deleted))
            known.Deleted.Add(deleted);
        if (entry.Act.Action == AuditActions.BatchClosed)
            stamps.Want(number);
        return null;
    }

    private async ValueTask<Difference?> NamedAsync(string name, Digest sha256, string entry, CancellationToken cancel)
    {
        if (StoreLayout.TryParseMarker(name, out var document, out var version))
        {
            return known.Witness(document, version, sha256) switch
            {
                true => null,
                false => new(DifferenceKind.MarkerChanged, name, $"{entry} names it with another SHA-256.", document),
                null when known.Deleted.Contains(document) || !(await store.ReadRecordAsync(name, cancel)).IsEmpty => null,
                null => new(DifferenceKind.MarkerMissing, name, $"{entry} names it.", document),
            };
        }

        if (name.StartsWith(StoreLayout.Objects + "/", StringComparison.Ordinal))
        {
            known.Refer(sha256);
            return name != StoreLayout.Object(sha256) || await store.HasObjectAsync(sha256, cancel)
                ? null
                : new(DifferenceKind.ObjectMissing, sha256.Hex, $"{entry} names it.");
        }

        if (!RecordName.IsValid(name))
            return null;
        var bytes = await store.ReadRecordAsync(name, cancel);
        var kind = KindOf(name);
        return bytes.IsEmpty ? new(kind.Missing, name, $"{entry} names it.")
            : Digest.Of(bytes.Span) != sha256 ? new(kind.Changed, name, $"{entry} names it with another SHA-256.")
            : null;
    }

    private static (DifferenceKind Missing, DifferenceKind Changed) KindOf(string name) => name.Split('/') switch
    {
        ["batches", _, var file] when file.StartsWith("closing", StringComparison.Ordinal) => (DifferenceKind.ClosingMissing, DifferenceKind.ClosingChanged),
        ["batches", _, var file] when file.StartsWith("receipt", StringComparison.Ordinal) => (DifferenceKind.ReceiptMissing, DifferenceKind.ReceiptChanged),
        ["batches", _, var file] when file.StartsWith("digests", StringComparison.Ordinal) => (DifferenceKind.DigestsMissing, DifferenceKind.DigestsChanged),
        ["audit", _] => (DifferenceKind.StampInvalid, DifferenceKind.StampInvalid),
        _ => (DifferenceKind.RecordMissing, DifferenceKind.RecordChanged),
    };
}
