using System.Globalization;
using System.Runtime.InteropServices;
using Ingest.Model;

namespace Ingest.Deposit;

/// <summary>What a verification has read so far, for the checks that come after it. Half a SHA-256 is enough to tell that bytes are the same.</summary>
public sealed class VerifiedRecords
{
    private readonly Dictionary<(Guid Document, int Version), Seen> markers = [];

    internal ReferencedObjects Referenced { get; } = new();

    /// <summary>Names of the records below <c>batches/</c>, in ordinal order.</summary>
    public IList<string> BatchRecords { get; } = [];

    /// <summary>Documents whose deletion is recorded: their objects are gone by right.</summary>
    public ISet<Guid> Deleted { get; } = new HashSet<Guid>();

    /// <summary>The object belongs to something: it is no orphan.</summary>
    public void Refer(Digest sha256) => Referenced.Add(sha256);

    internal void Add(Guid document, int version, Digest sha256) => markers[(document, version)] = new(Half(sha256), false);

    /// <summary>Holds a marker against what a witness says of it, and remembers that there is a witness. Null for a marker that was not read.</summary>
    public bool? Witness(Guid document, int version, Digest sha256)
    {
        ref var seen = ref CollectionsMarshal.GetValueRefOrNullRef(markers, (document, version));
        if (System.Runtime.CompilerServices.Unsafe.IsNullRef(ref seen))
            return null;
        seen = seen with { Witnessed = true };
        return seen.Half == Half(sha256);
    }

    /// <summary>Markers whose digest nobody knows: what is changed in them cannot be seen.</summary>
    internal IEnumerable<(Guid Document, int Version)> Unwitnessed() => markers.Where(m => !m.Value.Witnessed).Select(m => m.Key).Order();

    private static UInt128 Half(Digest sha256) => UInt128.Parse(sha256.Hex.AsSpan(0, 32), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private readonly record struct Seen(UInt128 Half, bool Witnessed);
}
