namespace Ingest.Tests.Support;

/// <summary>
/// The real scans with truth that lie beside the repository: <c>INGEST_TESTDATA</c>, default <c>../shared/data</c>. They are never part of it.
/// Where they are absent, tests run on generated material and <c>tests/run</c> says so in one line; with <c>CI=true</c> their absence is a failure (<see cref="TestDataTests"/>).
/// </summary>
public static class TestData
{
    public static string Root { get; } = Find();

    public static bool Available { get; } = Directory.Exists(Root);

    /// <summary>A file or folder of the test data, by its parts below <see cref="Root"/>.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string Find()
    {
        var given = Environment.GetEnvironmentVariable("INGEST_TESTDATA");
        return System.IO.Path.GetFullPath(string.IsNullOrEmpty(given) ? Repository.File("..", "shared", "data") : given);
    }
}
