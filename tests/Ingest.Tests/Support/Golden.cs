namespace Ingest.Tests.Support;

/// <summary>
/// Compares a text with <c>tests/golden/NAME</c>. <c>INGEST_APPROVE=1</c> writes the file instead; on the build server that is refused.
/// A golden is never edited to turn a test green: its change needs a reason in the commit.
/// </summary>
public static class Golden
{
    public static void Verify(string name, string actual) => Verify(Repository.File("tests", "golden"), name, actual, Approving());

    internal static void Verify(string folder, string name, string actual, bool approve)
    {
        var file = Path.Combine(folder, name);
        if (approve)
        {
            Assert.False(TestScope.Ci, "INGEST_APPROVE is for developers: on the build server goldens are only compared.");
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
            return;
        }
        Assert.True(File.Exists(file), $"No golden {name}. INGEST_APPROVE=1 tests/run FILTER writes it; read it before you commit it.");
        Assert.Equal(File.ReadAllText(file), actual);
    }

    private static bool Approving() => Environment.GetEnvironmentVariable("INGEST_APPROVE") == "1";
}
