using BenchmarkDotNet.Running;
using Ingest.Benchmarks.Allocations;

// Which benchmarks run is the command line's choice: --filter '*' for all, see README.md.
switch (args)
{
    case ["--allocations"]:
        return await AllocationGate.CheckAsync(Figures());
    case ["--allocations", var figures]:
        return await AllocationGate.CheckAsync(figures);
    case ["--accept-allocations"]:
        return await AllocationGate.AcceptAsync(Figures());
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return 0;
}

// benchmarks/allocations.json above the built program.
static string Figures()
{
    for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        if (File.Exists(Path.Combine(folder.FullName, "Ingest.sln")))
            return Path.Combine(folder.FullName, "benchmarks", "allocations.json");
    throw new DirectoryNotFoundException($"No Ingest.sln above {AppContext.BaseDirectory}.");
}
