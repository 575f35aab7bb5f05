using Ingest.Model;

namespace Ingest.Tests.Journals;

/// <summary>A store in memory: objects by digest, markers created once. Survives the runs of a test as a real one survives a kill.</summary>
internal sealed class FakeStore : IObjectSink, IStoredContents
{
    public Dictionary<Digest, byte[]> Objects { get; } = [];
    public Dictionary<string, Digest> Markers { get; } = [];
    public Dictionary<Digest, Guid> Contents { get; } = [];
    public int FilePuts { get; private set; }

    public ValueTask PutAsync(Digest sha256, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        Assert.Equal(sha256, Digest.Of(bytes.Span));
        Objects[sha256] = bytes.ToArray();
        return ValueTask.CompletedTask;
    }

    public async ValueTask PutFileAsync(Digest sha256, string file, CancellationToken cancel)
    {
        FilePuts++;
        await PutAsync(sha256, await File.ReadAllBytesAsync(file, cancel), cancel);
    }

    public ValueTask<Guid?> FindAsync(Digest contentKey, CancellationToken cancel) =>
        ValueTask.FromResult<Guid?>(Contents.TryGetValue(contentKey, out var id) ? id : null);

    /// <summary>Renders and deposits: the same document always gives the same receipt.</summary>
    public Receipt Deposit(RecordedDocument document)
    {
        var marker = $"commits/{document.Id}/v1.json";
        var objects = new Dictionary<ObjectRole, Digest>
        {
            [ObjectRole.Pdf] = Digest.OfParts("pdf", document.Key.Hex, document.Classified.Class.Class),
            [ObjectRole.Text] = Digest.OfParts("text", document.Key.Hex),
        };
        var sha256 = Digest.OfParts(marker, objects[ObjectRole.Pdf].Hex);
        if (!Markers.TryAdd(marker, sha256))
            Assert.Equal(sha256, Markers[marker]);
        return new(document, 1, document.Classified.Status, marker, sha256, objects);
    }
}
