namespace Ingest;

/// <summary>A folder for what one call needs beside its results; gone with everything in it when disposed.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("ingest-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
