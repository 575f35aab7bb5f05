using System.Globalization;
using System.Runtime.InteropServices;
using Ingest.Model;

namespace Ingest.Deposit;

/// <summary>The set of objects something refers to, 16 bytes for each reference: half a SHA-256 is enough to tell orphans.</summary>
internal sealed class ReferencedObjects
{
    private readonly List<UInt128> halves = [];
    private bool sorted = true;

    public void Add(Digest sha256)
    {
        halves.Add(Half(sha256));
        sorted = false;
    }

    public bool Contains(Digest sha256)
    {
        if (!sorted)
            CollectionsMarshal.AsSpan(halves).Sort();
        sorted = true;
        return halves.BinarySearch(Half(sha256)) >= 0;
    }

    private static UInt128 Half(Digest sha256) =>
        UInt128.Parse(sha256.Hex.AsSpan(0, 32), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
