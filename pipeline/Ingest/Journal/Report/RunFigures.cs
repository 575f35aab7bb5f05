namespace Ingest.Journal.Report;

/// <summary>What only the running process knows; a report written later goes without.</summary>
/// <param name="StageSeconds">Busy seconds by stage name.</param>
/// <param name="PeakRssBytes">Peak resident memory with children.</param>
public sealed record RunFigures(IReadOnlyDictionary<string, double> StageSeconds, double PagesPerMinute, long PeakRssBytes)
{
    public static RunFigures None { get; } = new(new Dictionary<string, double>(), 0, 0);
}
