namespace Ingest.Tests.Support;

/// <summary>The working tree the tests were built from.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    public static string File(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(System.IO.Path.Combine(folder.FullName, "Ingest.sln")))
                return folder.FullName;
        }
        throw new DirectoryNotFoundException($"No Ingest.sln above {AppContext.BaseDirectory}.");
    }
}
