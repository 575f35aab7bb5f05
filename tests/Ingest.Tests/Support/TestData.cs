namespace Ingest.Tests.Support;

/// <summary>The real scans with truth that lie beside the repository: <c>INGEST_TESTDATA</c>, default <c>../shared/data</c>.</summary>
public static class TestData
{
    public static string Root { get; } = Find();

    public static bool Available { get; } = Directory.Exists(Root);

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string Find()
    {
        var given = Environment.GetEnvironmentVariable("INGEST_TESTDATA");
        if (!string.IsNullOrEmpty(given))
            return System.IO.Path.GetFullPath(given);
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Ingest.sln")))
            folder = folder.Parent;
        return System.IO.Path.GetFullPath(System.IO.Path.Combine(folder?.FullName ?? ".", "..", "shared", "data"));
    }
}
