using System.Globalization;
using Spectre.Console;

namespace Ingest.Cli.Terminal;

/// <summary>Progress of a run: one redrawn line on a terminal, a plain line now and then elsewhere, nothing with <c>-q</c>.</summary>
public sealed class ProgressLine(Messages messages, TimeProvider time) : IProgress<RunProgress>
{
    private static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan DrawnInterval = TimeSpan.FromMilliseconds(200);

    private readonly Lock gate = new();
    private readonly long start = time.GetTimestamp();
    private TimeSpan last = TimeSpan.MinValue;
    private bool drawn;

    public void Report(RunProgress value)
    {
        if (messages.Quiet)
            return;
        lock (gate)
        {
            var now = time.GetElapsedTime(start);
            var interval = messages.IsTerminal ? DrawnInterval : PlainInterval;
            // The first plain line waits too: a short run needs none.
            if (last == TimeSpan.MinValue && !messages.IsTerminal)
                last = now;
            if (last != TimeSpan.MinValue && now - last < interval)
                return;
            last = now;
            Write(value, now);
        }
    }

    /// <summary>Removes the drawn line so that the summary starts on a clean one.</summary>
    public void Finish()
    {
        if (drawn)
            messages.Raw("\r\e[K");
    }

    private void Write(RunProgress value, TimeSpan elapsed)
    {
        var text = Text(value, elapsed);
        if (!messages.IsTerminal)
        {
            messages.Line(text);
            return;
        }
        var width = Math.Max(20, AnsiConsole.Profile.Width - 1);
        messages.Raw("\r\e[K" + Bar(value) + (text.Length + 22 > width ? text[..Math.Max(0, width - 22)] : text));
        drawn = true;
    }

    internal static string Text(RunProgress value, TimeSpan elapsed)
    {
        var rate = elapsed.TotalMinutes > 0 ? value.NewPages / elapsed.TotalMinutes : 0;
        var total = value.TotalPages > 0 ? $"/{value.TotalPages}" : "";
        var quarantined = value.Quarantined > 0 ? $", {value.Quarantined} quarantined" : "";
        var left = value.TotalPages > value.Pages && rate > 1
            ? string.Create(CultureInfo.InvariantCulture, $", about {TimeSpan.FromMinutes((value.TotalPages - value.Pages) / rate):h\\:mm\\:ss} left")
            : "";
        return string.Create(CultureInfo.InvariantCulture,
            $"{value.Pages}{total} pages, {value.Documents} documents stored{quarantined}, {rate:0} pages/min{left}");
    }

    private static string Bar(RunProgress value)
    {
        if (value.TotalPages == 0)
            return "";
        var full = Math.Clamp(value.Pages * 20 / value.TotalPages, 0, 20);
        return new string('█', full) + new string('░', 20 - full) + " ";
    }
}
