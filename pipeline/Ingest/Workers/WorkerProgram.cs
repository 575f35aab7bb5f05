using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Ingest.Workers;

/// <summary>How a worker process is started.</summary>
internal sealed record WorkerProgram(string FileName, IReadOnlyList<string> Arguments)
{
    /// <summary>The argument that makes the command a worker; no command of the contract, nobody types it.</summary>
    public const string Argument = "worker";

    private const string Command = "Ingest.Cli.dll";

    /// <param name="configured">Program and arguments; empty: the command that lies beside this library.</param>
    /// <exception cref="MissingDependencyException">There is none.</exception>
    public static WorkerProgram Find(IReadOnlyList<string> configured)
    {
        if (configured.Count > 0)
            return new(configured[0], [.. configured.Skip(1)]);
        if (Native)
            return new(Environment.ProcessPath!, [Argument]);
        var command = Path.Combine(AppContext.BaseDirectory, Command);
        return File.Exists(command)
            ? new(Dotnet, [command, Argument])
            : throw new MissingDependencyException($"The worker program {command} is missing.", "Build the solution, name a program in Workers:Program, or set Workers:Isolated=false.");
    }

    /// <summary>This process is the command compiled to machine code: there is no library beside it and no runtime below.</summary>
    private static bool Native => !RuntimeFeature.IsDynamicCodeSupported;

    /// <summary>The runtime that runs this process: it stands three folders above its framework.</summary>
    public static string Dotnet => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
}
