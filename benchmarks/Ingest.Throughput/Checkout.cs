namespace Ingest.Throughput;

/// <summary>The working tree this program was built from.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    /// <summary>Starts the command as the launcher does, without its look at packages and sources.</summary>
    public static string File => IsMachineCode ? MachineCode : "dotnet";

    /// <summary>With what stands before them for <see cref="File"/>.</summary>
    public static string[] Arguments(params string[] arguments) => IsMachineCode ? arguments : [Assembly, .. arguments];

    /// <summary>The launcher starts machine code that is of the last build (ADR 0012).</summary>
    public static bool IsMachineCode { get; } =
        System.IO.File.Exists(MachineCode) && System.IO.File.GetLastWriteTimeUtc(MachineCode) >= System.IO.File.GetLastWriteTimeUtc(Path.Combine(Cli, "obj", ".built"));

    private static string Cli => Path.Combine(Root, "pipeline", "Ingest.Cli");

    private static string Assembly => Path.Combine(Cli, "bin", "ready", "Ingest.Cli.dll");

    private static string MachineCode => Path.Combine(Cli, "bin", "native", "current", "Ingest.Cli");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "Ingest.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException($"No Ingest.sln above {AppContext.BaseDirectory}.");
    }
}
