using System.Diagnostics;

namespace Ingest.Tests.Support;

/// <summary>Runs a reference tool (poppler, mupdf, tesseract, java) and returns what it printed.</summary>
public static class Tool
{
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var (output, error, code) = await TryAsync(program, arguments);
        Assert.True(code == 0, $"{program} {string.Join(' ', arguments)} ended with {code}:\n{error}");
        return output;
    }

    public static async Task<(string Output, string Error, int ExitCode)> TryAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        // Tesseract with two OpenMP threads on two cores is five times slower than with one.
        start.Environment["OMP_THREAD_LIMIT"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (await output, await error, process.ExitCode);
    }
}
