namespace Ingest.Model;

/// <summary>What a stored file is of its document; also the key in the commit marker.</summary>
public enum ObjectRole
{
    Pdf,
    Alto,
    Text,
    Metadata,
    Transfervermerk,
}

/// <summary>A finished file in the work folder, hashed, waiting to be deposited.</summary>
public sealed record RenderedObject(ObjectRole Role, string MediaType, string Path, Digest Sha256, long Length);

/// <summary>The files of a document. Owns them: disposing deletes the work files.</summary>
public sealed record RenderedDocument(RecordedDocument Recorded, IReadOnlyList<RenderedObject> Objects) : IDisposable
{
    /// <summary>Finished objects of the version before that hold for this one, too; they lie in the store and have no work file.</summary>
    public IReadOnlyList<RenderedObject> Kept { get; init; } = [];

    /// <summary>What the Transfervermerk lacks, in its own words; empty when it is complete.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    public RenderedObject this[ObjectRole role] => Objects.First(o => o.Role == role);

    public void Dispose()
    {
        foreach (var file in Objects)
            File.Delete(file.Path);
    }
}
