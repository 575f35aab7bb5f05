using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Review;

/// <summary>Whether a document may leave the house: what is provisional, held or without a complete Transfervermerk is neither released nor exported (DESIGN §5, §7).</summary>
public static class ReleaseCheck
{
    /// <returns>Why not, in the words of the Transfervermerk; empty when it may.</returns>
    public static IReadOnlyList<string> Reasons(CommitMarker marker) => marker.Status switch
    {
        DocumentStatus.Filed => marker.Missing,
        DocumentStatus.Provisional => ["vorläufig: noch nicht bestätigt", .. marker.Missing],
        DocumentStatus.Held => ["zurückgehalten", .. marker.Missing],
        _ => ["aufgelöst: ohne Seiten"],
    };
}
