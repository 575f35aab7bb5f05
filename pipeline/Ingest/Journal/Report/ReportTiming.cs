namespace Ingest.Journal.Report;

/// <summary>How fast the run was. Page seconds are preparing and recognising one page; memory is the peak of the process and its children.</summary>
public sealed record ReportTiming(
    double PagesPerMinute,
    IReadOnlyDictionary<string, double> StageSeconds,
    double PageSecondsP50,
    double PageSecondsP95,
    long PeakRssBytes);
