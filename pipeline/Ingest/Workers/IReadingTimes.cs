namespace Ingest.Workers;

/// <summary>Busy time of what happens inside the reading stage, summed over its workers; for the report.</summary>
internal interface IReadingTimes
{
    TimeSpan Preparing { get; }
    TimeSpan Recognizing { get; }
}
