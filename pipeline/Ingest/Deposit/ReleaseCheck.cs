using Ingest.Model;

namespace Ingest.Deposit;

/// <summary>
/// Whether a document may leave the house: what is provisional, held or without a complete Transfervermerk is neither released nor exported
/// (DESIGN §5, §7). The marker decides: it keeps what the note lacked when it was written, and both are proved by one digest.
/// </summary>
public static class ReleaseCheck
{
    /// <returns>Why not; empty when it may.</returns>
    public static IReadOnlyList<string> Reasons(CommitMarker marker)
    {
        var reasons = new List<string>();
        if (marker.Status != DocumentStatus.Filed)
            reasons.Add(MarkerWords.Of(marker.Status));
        if (!marker.Objects.ContainsKey(ObjectRole.Transfervermerk))
            reasons.Add("Transfervermerk missing");
        else if (marker.Missing.Count > 0)
            reasons.Add($"Transfervermerk unvollständig: {string.Join("; ", marker.Missing)}");
        return reasons;
    }
}
