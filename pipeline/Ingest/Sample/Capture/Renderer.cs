using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Ingest.Sample.Capture;

/// <summary>Lets poppler's pdftoppm draw a page, as a process of its own.</summary>
internal static class Renderer
{
    private const string Fonts = "Install fonts that replace the PDF base fonts: apt-get install fonts-liberation";
    private const string Poppler = "Install poppler: apt-get install poppler-utils";

    /// <exception cref="MissingDependencyException">pdftoppm or its fonts are not installed.</exception>
    public static async Task<Photograph> RenderAsync(byte[] pdf, Placement placement, bool grey, CancellationToken cancel)
    {
        using var process = Start(placement.Dpi, grey);
        try
        {
            var complaints = process.StandardError.ReadToEndAsync(cancel);
            var picture = ReadAsync(process.StandardOutput.BaseStream, placement, grey ? 1 : 3, cancel);
            await process.StandardInput.BaseStream.WriteAsync(pdf, cancel).ConfigureAwait(false);
            process.StandardInput.Close();
            var samples = await picture.ConfigureAwait(false);
            if ((await complaints.ConfigureAwait(false)).Contains("font", StringComparison.OrdinalIgnoreCase))
                throw new MissingDependencyException("pdftoppm finds no font for the sample pages.", Fonts);
            return samples;
        }
        catch (IOException cut)
        {
            throw new MissingDependencyException("pdftoppm drew no whole sample page.", Poppler, cut);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static Process Start(int dpi, bool grey)
    {
        var start = new ProcessStartInfo("pdftoppm") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["-r", dpi.ToString(CultureInfo.InvariantCulture), .. grey ? ["-gray"] : Array.Empty<string>(), "-"])
            start.ArgumentList.Add(argument);
        try
        {
            return Process.Start(start) ?? throw new MissingDependencyException("pdftoppm does not start.", Poppler);
        }
        catch (Win32Exception missing)
        {
            throw new MissingDependencyException("pdftoppm is not installed; it draws the sample pages.", Poppler, missing);
        }
    }

    private static async Task<Photograph> ReadAsync(Stream output, Placement placement, int channels, CancellationToken cancel)
    {
        var (width, height) = (placement.PixelWidth, placement.PixelHeight);
        var header = new byte[string.Create(CultureInfo.InvariantCulture, $"P5\n{width} {height}\n255\n").Length];
        var samples = new byte[checked(width * height * channels)];
        await output.ReadExactlyAsync(header, cancel).ConfigureAwait(false);
        await output.ReadExactlyAsync(samples, cancel).ConfigureAwait(false);
        return new(width, height, channels, samples);
    }
}
