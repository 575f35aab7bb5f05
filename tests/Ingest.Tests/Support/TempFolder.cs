namespace Ingest.Tests.Support;

/// <summary>An empty folder of one test; gone with everything in it when disposed.</summary>
public sealed class TempFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("ingest-test-").FullName;

    public string this[params string[] parts] => Path.Combine([Root, .. parts]);

    /// <summary>Creates the folder and returns its path.</summary>
    public string Folder(params string[] parts) => Directory.CreateDirectory(this[parts]).FullName;

    /// <summary>Writes the file, with its folders, and returns its path.</summary>
    public string Write(string name, ReadOnlySpan<byte> bytes)
    {
        var path = this[name];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public void Dispose()
    {
        // A test that took write permission away must not keep its folder for ever.
        foreach (var folder in Directory.EnumerateDirectories(Root, "*", SearchOption.AllDirectories).Prepend(Root))
        {
            if (new DirectoryInfo(folder).LinkTarget is null)
                File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        Directory.Delete(Root, recursive: true);
    }
}
