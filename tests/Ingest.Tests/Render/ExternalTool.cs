using System.Diagnostics;

namespace Ingest.Tests.Render;

/// <summary>Runs a reader of PDF files to its end and keeps what it said.</summary>
internal sealed record ExternalTool(int ExitCode, string Output, string Errors)
{
    public static ExternalTool Run(string name, params string[] arguments)
    {
        var start = new ProcessStartInfo(name, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output, errors.GetAwaiter().GetResult());
    }

    /// <summary>Runs a tool that must have nothing to complain about.</summary>
    public static string Quietly(string name, params string[] arguments)
    {
        var run = Run(name, arguments);
        Assert.True(run.ExitCode == 0 && run.Errors.Length == 0, $"{name} {string.Join(' ', arguments)}: exit {run.ExitCode}\n{run.Errors}");
        return run.Output;
    }
}
