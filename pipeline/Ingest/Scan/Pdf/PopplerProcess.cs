using System.Diagnostics;
using System.Globalization;
using System.Text;
using Ingest.Model;

namespace Ingest.Scan;

/// <summary>What a poppler program gave back. Standard error is cut to what may stand in a report.</summary>
internal sealed record PopplerOutput(int ExitCode, byte[] Output, string Errors);

/// <summary>Runs one poppler program on one hostile file: limited in time, memory and output, killed with its children.</summary>
internal static class PopplerProcess
{
    private const int MaxErrorBytes = 16 << 10;
    private const int NotFound = 127;

    /// <summary>Address space of the renderer in KiB: room for the largest allowed page with its masks.</summary>
    private const int AddressSpace = 4 << 20;

    /// <exception cref="ScanException">Time or output limit.</exception>
    /// <exception cref="MissingDependencyException">The program is not installed.</exception>
    public static async Task<PopplerOutput> RunAsync(string program, IEnumerable<string> arguments, TimeSpan limit, long maxOutput, CancellationToken cancel)
    {
        using var process = Start(program, arguments);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(limit);
        try
        {
            var errors = ReadAsync(process.StandardError.BaseStream, MaxErrorBytes, drain: true, deadline.Token);
            var output = await ReadAsync(process.StandardOutput.BaseStream, maxOutput, drain: false, deadline.Token);
            if (output.Length > maxOutput)
                throw new ScanException(IssueCodes.PageUndecodable, string.Create(CultureInfo.InvariantCulture, $"{program} wrote more than {maxOutput} bytes."));
            var complaint = Encoding.Latin1.GetString(await errors);
            await process.WaitForExitAsync(deadline.Token);
            return process.ExitCode == NotFound
                ? throw new MissingDependencyException($"The program {program} is not installed.", "Install it: apt-get install poppler-utils")
                : new(process.ExitCode, output, complaint);
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            throw new ScanException(IssueCodes.PageUndecodable, string.Create(CultureInfo.InvariantCulture,
                $"{program} took longer than {limit.TotalSeconds:0} s. If the file is known to be good, raise Scan:RenderTimeLimit."), e);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static Process Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        start.Environment["LC_ALL"] = "C";
        foreach (var argument in (string[])["-c", string.Create(CultureInfo.InvariantCulture, $"ulimit -v {AddressSpace}; exec \"$0\" \"$@\""), program, .. arguments])
            start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

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
