using Ingest.Journal.Report;

namespace Ingest;

/// <summary>What a caller asks of one run. <see cref="Configuration"/> is journalled and reported as it is.</summary>
public sealed record RunRequest
{
    public IReadOnlyList<string> Inputs { get; init; } = [];
    /// <summary>Batch time in all stored objects; null takes the present second.</summary>
    public DateTimeOffset? Clock { get; init; }
    public string Operator { get; init; } = "";
    public string Organisation { get; init; } = "default";
    public string Profile { get; init; } = "default";
    public IReadOnlyDictionary<string, string> Configuration { get; init; } = new Dictionary<string, string>();
}

/// <summary>How a batch ended: its report and the exit code it earns.</summary>
/// <param name="AlreadyComplete">The batch was finished by an earlier run: this one only reports.</param>
public sealed record RunOutcome(RunReport Report, bool AlreadyComplete = false)
{
    /// <summary>Every page of every stack is accounted for, nothing was stored that had not been before.</summary>
    public ExitCode ExitCode =>
        Report.Pages.Count > 0 && Report.Pages.All(p => p.PagesUnknown) ? ExitCode.NothingReadable
        : Report.Account.Quarantined > 0 ? ExitCode.Quarantined
        : ExitCode.Done;
}
