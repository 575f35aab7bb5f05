namespace Ingest.Tests.Sample;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("ingest-sample-");

    public string Path(string name) => System.IO.Path.Combine(root.FullName, name);

    public void Dispose() => root.Delete(recursive: true);
}
