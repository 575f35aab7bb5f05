using System.ComponentModel;
using System.Diagnostics;

namespace Ingest.Throughput;

/// <summary>Runs a program to its end. What it says is kept from the terminal; OpenMP gets one thread everywhere.</summary>
internal static class Tool
{
    /// <exception cref="MissingDependencyException">The program cannot be started or failed.</exception>
    public static async Task RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancel)
    {
        var (code, _, error) = await StartAsync(program, arguments, cancel);
        if (code != 0)
            throw new MissingDependencyException($"{program} ended with exit code {code}:\n{error}", "");
    }

    /// <summary>The exit code, or -1 when there is no such program.</summary>
    public static async Task<int> TryRunAsync(string program, IEnumerable<string> arguments, CancellationToken cancel) =>
        (await TryStartAsync(program, arguments, cancel)).Code;

    /// <summary>First line of what the program prints; empty when there is no such program.</summary>
    public static async Task<string> FirstLineAsync(string program, string[] arguments, CancellationToken cancel)
    {
        var (code, output, error) = await TryStartAsync(program, arguments, cancel);
        return code == 0 ? (output + error).Split('\n')[0].Trim() : "";
    }

    private static async Task<(int Code, string Output, string Error)> TryStartAsync(string program, IEnumerable<string> arguments, CancellationToken cancel)
    {
        try
        {
            return await StartAsync(program, arguments, cancel);
        }
        catch (MissingDependencyException)
        {
            return (-1, "", "");
        }
    }

    private static async Task<(int Code, string Output, string Error)> StartAsync(string program, IEnumerable<string> arguments, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["OMP_THREAD_LIMIT"] = "1";
        using var process = Started(start);
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(cancel), process.StandardError.ReadToEndAsync(cancel));
            await process.WaitForExitAsync(cancel);
            return (process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static Process Started(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new MissingDependencyException($"{start.FileName} cannot be started.", "", missing);
        }
    }
}
