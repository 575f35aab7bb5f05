namespace Ingest.Throughput;

/// <summary>The working tree this program was built from.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    /// <summary>The command as built, without the launcher's look at packages and sources.</summary>
    public static string Program => Path.Combine(Root, "pipeline", "Ingest.Cli", "bin", "ready", "Ingest.Cli.dll");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Ingest.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException($"No Ingest.sln above {AppContext.BaseDirectory}.");
    }
}
