using System.Text;
using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Review;

/// <summary>A version that is ready to exist: its marker, and the files that are not in the store yet.</summary>
public sealed record PreparedVersion(CommitMarker Marker, RenderedDocument? Rendered);

/// <summary>
/// Makes new versions exist: objects first, then the markers, each created only if absent. Of two who correct the same version one is first;
/// the other gets <see cref="ChangedMeanwhileException"/> and has stored nothing but objects nobody names.
/// </summary>
public sealed class VersionCommit(IDepositStore store, FaultPoints faults)
{
    /// <summary>Puts the files; they can be put again.</summary>
    public ValueTask PutAsync(PreparedVersion version, CancellationToken cancel) =>
        store.PutTogetherAsync(version.Rendered?.Objects ?? [], () => faults.Reached("review.object.put"), cancel);

    /// <summary>The record from which the rest of the correction can be finished; only for several documents.</summary>
    /// <returns>Its name; empty for a single document.</returns>
    public async ValueTask<string> AnnounceAsync(IReadOnlyList<PreparedVersion> versions, CancellationToken cancel)
    {
        foreach (var version in versions.Where(v => v.Marker.Version > 1))
            await RequireNewestAsync(version.Marker, cancel);
        if (versions.Count == 1)
            return "";
        var change = ChangeRecord.Of(versions.Select(v => v.Marker));
        await store.TryCreateRecordAsync(change.Name, change.Write(), cancel);
        faults.Reached("review.change.created");
        return change.Name;
    }

    /// <exception cref="ChangedMeanwhileException">Another version stands where the first was to be created.</exception>
    public async ValueTask CommitAsync(IReadOnlyList<PreparedVersion> versions, CancellationToken cancel)
    {
        var first = versions[0].Marker;
        if (!await store.TryCreateRecordAsync(first.Name, MarkerWriter.Write(first), cancel))
            throw new ChangedMeanwhileException(first.Id, first.Version - 1, await store.NewestVersionAsync(first.Id, first.Version, cancel));
        faults.Reached("review.marker.created");
        foreach (var version in versions.Skip(1))
            await CreateAsync(version.Marker.Name, MarkerWriter.Write(version.Marker), cancel);
    }

    /// <summary>Writes what is missing of a correction whose first marker stands.</summary>
    /// <returns>False when it never came to be.</returns>
    public async ValueTask<bool> FinishAsync(ChangeRecord change, CancellationToken cancel)
    {
        var there = await store.ReadRecordAsync(change.Markers[0].Name, cancel);
        if (!there.Span.SequenceEqual(Encoding.UTF8.GetBytes(change.Markers[0].Content)))
            return false;
        foreach (var marker in change.Markers.Skip(1))
            await CreateAsync(marker.Name, Encoding.UTF8.GetBytes(marker.Content), cancel);
        return true;
    }

    private async ValueTask CreateAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        if (!await store.TryCreateRecordAsync(name, bytes, cancel))
            throw StoreFailure.Different(name, "another installation corrected that document in the middle of a correction of several; their pages must be compared");
        faults.Reached("review.marker.created");
    }

    private async ValueTask RequireNewestAsync(CommitMarker marker, CancellationToken cancel)
    {
        if (await store.NewestVersionAsync(marker.Id, marker.Version - 1, cancel) is var newest && newest != marker.Version - 1)
            throw new ChangedMeanwhileException(marker.Id, marker.Version - 1, newest);
    }
}
