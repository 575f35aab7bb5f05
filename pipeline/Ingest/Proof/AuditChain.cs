using System.Globalization;
using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Proof;

/// <summary>
/// Holds the links of the audit log against each other and against its witnesses. A changed entry breaks the link behind it; one whose own
/// <c>previous</c> was changed breaks both links beside it, which tells which of two entries it was.
/// </summary>
internal sealed class AuditChain
{
    private const int MostNamed = 100;

    private readonly List<Link> links = [];
    private readonly HashSet<(DifferenceKind, string)> named = [];

    /// <summary>Number of the last entry.</summary>
    public long Last => links.Count == 0 ? 0 : links[^1].Number;

    /// <param name="previous">Null for an entry that cannot be read.</param>
    public void Add(long number, Digest sha256, Digest? previous) => links.Add(new(number, Half(sha256), previous is { } p ? Half(p) : null));

    /// <param name="witness">What the journal knows: it tells which of the last two entries was changed.</param>
    public IEnumerable<Difference> Breaks(AuditHead witness)
    {
        var expected = 1L;
        foreach (var link in links)
        {
            foreach (var difference in Missing(expected, link.Number - 1, "Its number is left out: the chain is broken here."))
                yield return difference;
            expected = link.Number + 1;
        }

        for (var i = 0; i < links.Count; i++)
        {
            if (!Broken(i))
                continue;
            var itself = i == 0 || (i + 1 < links.Count && Broken(i + 1)) || (links[i].Number == witness.Number && links[i].Sha256 != Half(witness.Sha256));
            // an unreadable entry has been named already
            if (i > 0 && links[i - 1].Previous is null)
                continue;
            var entry = links[itself ? i : i - 1];
            if (Changed(entry.Number, itself
                ? "It does not name the entry before it: the chain is broken here."
                : $"Entry {links[i].Number.ToString(CultureInfo.InvariantCulture)} names it with another SHA-256: the chain is broken here.") is { } difference)
                yield return difference;
            if (itself)
                i++;
        }
    }

    /// <summary>What a journal or a closing record knows of an entry.</summary>
    public IEnumerable<Difference> Witness(string witness, AuditHead head)
    {
        if (head.Number == 0)
            yield break;
        if (head.Number > Last)
        {
            foreach (var difference in Missing(Last + 1, head.Number, $"The log ends before it, but {witness} knows it."))
                yield return difference;
            yield break;
        }

        var at = links.BinarySearch(new(head.Number, default, null), Comparer<Link>.Create((a, b) => a.Number.CompareTo(b.Number)));
        if (at >= 0 && links[at].Sha256 != Half(head.Sha256) && Changed(head.Number, $"{witness} names it with another SHA-256.") is { } changed)
            yield return changed;
    }

    /// <summary>Entries nobody vouches for.</summary>
    public IEnumerable<Difference> Beyond(AuditHead anchor) => links.Where(l => l.Number > anchor.Number).Take(MostNamed).Select(l => new Difference(
        DifferenceKind.AuditEntryUnknown, AuditLayout.Entry(l.Number),
        "This installation did not write it. If another installation shares the store, or the state was restored, accept it with 'ingest verify --repair'."));

    private IEnumerable<Difference> Missing(long from, long to, string detail)
    {
        for (var number = from; number <= to && number < from + MostNamed; number++)
        {
            if (named.Add((DifferenceKind.AuditEntryMissing, AuditLayout.Entry(number))))
                yield return new(DifferenceKind.AuditEntryMissing, AuditLayout.Entry(number), detail);
        }
    }

    private Difference? Changed(long number, string detail) => named.Add((DifferenceKind.AuditEntryChanged, AuditLayout.Entry(number)))
        ? new(DifferenceKind.AuditEntryChanged, AuditLayout.Entry(number), detail)
        : null;

    private bool Broken(int index)
    {
        var link = links[index];
        if (link.Previous is not { } previous)
            return false;
        if (link.Number == 1)
            return previous != Half(AuditHead.None.Sha256);
        return index > 0 && links[index - 1].Number == link.Number - 1 && links[index - 1].Sha256 != previous;
    }

    private static UInt128 Half(Digest sha256) => UInt128.Parse(sha256.Hex.AsSpan(0, 32), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private readonly record struct Link(long Number, UInt128 Sha256, UInt128? Previous);
}
