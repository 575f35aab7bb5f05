using Ingest.Model;

namespace Ingest.Render;

/// <summary>The files of one document while they are written. Deletes them when disposed, unless <see cref="HandOver"/> gave them away.</summary>
internal sealed class WorkFiles(string folder, Guid document) : IDisposable
{
    private readonly List<RenderedObject> finished = [];
    private readonly List<string> begun = [];
    private bool handedOver;

    public IReadOnlyList<RenderedObject> Finished => finished;

    public HashedFileStream Open(ObjectRole role)
    {
        var path = Path.Combine(folder, document.ToString() + Ending(role));
        begun.Add(path);
        return new(path);
    }

    public RenderedObject Finish(ObjectRole role, HashedFileStream file)
    {
        file.Flush();
        var done = new RenderedObject(role, MediaType(role), file.Path, file.Sha256, file.Length);
        finished.Add(done);
        return done;
    }

    public IReadOnlyList<RenderedObject> HandOver()
    {
        handedOver = true;
        return [.. finished.OrderBy(f => f.Role)];
    }

    public void Dispose()
    {
        foreach (var path in handedOver ? [] : begun)
            File.Delete(path);
    }

    private static string Ending(ObjectRole role) => role switch
    {
        ObjectRole.Pdf => ".pdf",
        ObjectRole.Alto => ".alto.xml",
        ObjectRole.Text => ".txt",
        ObjectRole.Metadata => ".json",
        ObjectRole.Transfervermerk => ".transfervermerk.xml",
        _ => throw new InvalidOperationException($"No file ending for {role}."),
    };

    private static string MediaType(ObjectRole role) => role switch
    {
        ObjectRole.Pdf => "application/pdf",
        ObjectRole.Alto or ObjectRole.Transfervermerk => "application/xml",
        ObjectRole.Text => "text/plain; charset=utf-8",
        ObjectRole.Metadata => "application/json",
        _ => throw new InvalidOperationException($"No media type for {role}."),
    };
}
