using System.Diagnostics;

namespace Ingest.Tests.Support;

/// <summary>Runs a reference tool (poppler, mupdf, tesseract, java) to its end and keeps what it said.</summary>
public sealed record Tool(string Output, string Errors, int ExitCode)
{
    /// <summary>What a tool printed that must succeed.</summary>
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var run = await TryAsync(program, arguments).ConfigureAwait(false);
        Assert.True(run.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {run.ExitCode}:\n{run.Errors}");
        return run.Output;
    }

    /// <summary>What a tool printed that must succeed and have nothing to complain about.</summary>
    public static string Quietly(string program, params string[] arguments)
    {
        var run = Run(program, arguments);
        Assert.True(run.ExitCode == 0 && run.Errors.Length == 0, $"{program} {string.Join(' ', arguments)}: exit {run.ExitCode}\n{run.Errors}");
        return run.Output;
    }

    public static Tool Run(string program, params string[] arguments) => TryAsync(program, arguments).GetAwaiter().GetResult();

    public static async Task<Tool> TryAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        // Tesseract with two OpenMP threads on two cores is five times slower than with one.
        start.Environment["OMP_THREAD_LIMIT"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().ConfigureAwait(false);
        return new(await output.ConfigureAwait(false), await error.ConfigureAwait(false), process.ExitCode);
    }
}
