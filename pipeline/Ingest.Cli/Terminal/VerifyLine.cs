using System.Globalization;
using Ingest.Deposit;

namespace Ingest.Cli.Terminal;

/// <summary>Progress of a verification, redrawn on a terminal only.</summary>
internal sealed class VerifyLine(Messages messages, TimeProvider time) : IProgress<VerifyProgress>
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private long last;
    private bool drawn;

    public VerifyProgress Last { get; private set; } = new(0, 0, 0);

    public void Report(VerifyProgress value)
    {
        Last = value;
        if (messages.Quiet || !messages.IsTerminal || (drawn && time.GetElapsedTime(last) < Interval))
            return;
        last = time.GetTimestamp();
        drawn = true;
        messages.Raw(string.Create(CultureInfo.InvariantCulture, $"\r\e[K{value.Records} records, {value.Objects} objects, {value.Bytes / 1e6:0} MB"));
    }

    public void Finish()
    {
        if (drawn)
            messages.Raw("\r\e[K");
    }
}
