using Ingest.Workers;

namespace Ingest.Tests.WorkerProcesses;

/// <summary>Options that put the worker with one fault in the place of the product's own.</summary>
internal static class FaultyProgram
{
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "Ingest.FaultyWorker.dll");

    public static IngestOptions With(string fault, string target = "-") => new()
    {
        Workers = new WorkerOptions { Program = [WorkerProgram.Dotnet, Path, fault, target], MaxMemoryBytes = 600 << 20, AnswerGrace = TimeSpan.FromMilliseconds(200) },
        Recognize = new RecognizeOptions { Workers = 2, PageTimeLimit = TimeSpan.FromSeconds(1) },
    };
}
