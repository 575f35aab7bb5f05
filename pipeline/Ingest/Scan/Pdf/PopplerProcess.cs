using System.Diagnostics;
using System.Globalization;
using System.Text;
using Ingest.Model;

namespace Ingest.Scan;

/// <summary>What a poppler program gave back. Standard error is cut, and quotes the file: it is never shown.</summary>
internal sealed record PopplerOutput(int ExitCode, byte[] Output, string Errors);

/// <summary>Runs one poppler program on one hostile file: limited in time, memory and output, killed with its children.</summary>
internal sealed class PopplerProcess(ScanOptions options)
{
    private const int MaxErrorBytes = 16 << 10;
    private const int NotFound = 127;

    /// <param name="what">Names file and page in refusals.</param>
    /// <exception cref="ScanException">Time or output limit.</exception>
    /// <exception cref="MissingDependencyException">The program is not installed.</exception>
    public async Task<PopplerOutput> RunAsync(string program, IEnumerable<string> arguments, string what, long maxOutput, CancellationToken cancel)
    {
        var limit = options.RenderTimeLimit;
        using var process = Start(program, arguments);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(limit);
        try
        {
            var errors = ReadAsync(process.StandardError.BaseStream, MaxErrorBytes, drain: true, deadline.Token);
            var output = await ReadAsync(process.StandardOutput.BaseStream, maxOutput, drain: false, deadline.Token);
            if (output.Length > maxOutput)
                throw new ScanException(IssueCodes.FileLimit, string.Create(CultureInfo.InvariantCulture,
                    $"{what}: the renderer wrote more than {maxOutput} bytes. If the page is really that large, raise Scan:MaxPixels."));
            var complaint = Encoding.Latin1.GetString(await errors);
            await process.WaitForExitAsync(deadline.Token);
            return process.ExitCode == NotFound
                ? throw new MissingDependencyException($"The program {program} is not installed.", "Install it: apt-get install poppler-utils")
                : new(process.ExitCode, output, complaint);
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            throw new ScanException(IssueCodes.PageUndecodable, string.Create(CultureInfo.InvariantCulture,
                $"{what}: the renderer took longer than {limit.TotalSeconds:0} s. If the file is known to be good, raise Scan:RenderTimeLimit."), e);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private Process Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        start.Environment["LC_ALL"] = "C";
        foreach (var argument in (string[])["-c", $"{Limits()}; exec \"$0\" \"$@\"", program, .. arguments])
            start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    /// <summary>Address space in KiB; processor seconds, so that a renderer whose run was killed ends too; no core dumps.</summary>
    private string Limits() => string.Create(CultureInfo.InvariantCulture,
        $"ulimit -v {options.RenderMemory / 1024}; ulimit -t {(long)Math.Ceiling(options.RenderTimeLimit.TotalSeconds) + 1}; ulimit -c 0");

    private static async Task<byte[]> ReadAsync(Stream stream, long limit, bool drain, CancellationToken cancel)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[1 << 16];
        while (await stream.ReadAsync(buffer, cancel) is > 0 and var read)
        {
            if (kept.Length <= limit)
                kept.Write(buffer, 0, read);
            else if (!drain)
                break;
        }
        return kept.ToArray();
    }
}
