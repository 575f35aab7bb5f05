using System.Diagnostics;
using System.Text.Json;

namespace Ingest.Tests.Support;

/// <summary>Runs the built <c>ingest</c> command as a process, the way scripts do.</summary>
public static class IngestProcess
{
    /// <param name="arguments">What is typed behind <c>ingest</c>.</param>
    /// <param name="environment">Added to that of the tests.</param>
    /// <param name="folder">Where it runs; the temporary folder when not given.</param>
    /// <param name="program">An executable to run instead of the one built with the tests.</param>
    public static async Task<Outcome> RunAsync(
        IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, string? folder = null, string? program = null)
    {
        var start = new ProcessStartInfo(program ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = folder ?? Path.GetTempPath(),
        };
        if (program is null)
            start.ArgumentList.Add(typeof(Ingest.Cli.Program).Assembly.Location);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Outcome(process.ExitCode, await output, await error);
    }

    /// <summary>What the command said. SIGKILL shows as exit code 137.</summary>
    public sealed record Outcome(int ExitCode, string Output, string Error)
    {
        public JsonElement Json => JsonDocument.Parse(Output).RootElement;

        public Outcome Exits(int code)
        {
            Assert.True(ExitCode == code, $"Expected exit code {code}, got {ExitCode}.\n{Error}\n{Output[..Math.Min(Output.Length, 1000)]}");
            return this;
        }
    }
}
