namespace Ingest.Tests.Journals;

/// <summary>A state folder that goes away with the test; in memory where there is /dev/shm, because hundreds of small runs wait for a disk otherwise.</summary>
internal sealed class StateFolder : IDisposable
{
    public string Path { get; } = Create();

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static string Create() => Directory.Exists("/dev/shm")
        ? Directory.CreateDirectory($"/dev/shm/ingest-journal-{Guid.NewGuid():N}").FullName
        : Directory.CreateTempSubdirectory("ingest-journal-").FullName;
}
