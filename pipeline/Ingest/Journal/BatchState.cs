namespace Ingest.Journal;

/// <summary>How far a batch has come. "Interrupted" is no state: it is a batch that is not complete and that nobody works on.</summary>
public enum BatchState
{
    Received,
    Open,
    Complete,

    /// <summary>Every page has its state, but some are in quarantine.</summary>
    CompleteWithErrors,
}

public static class BatchStates
{
    public static bool IsComplete(this BatchState state) => state is BatchState.Complete or BatchState.CompleteWithErrors;

    /// <summary>The word in the journal, in <c>status</c> and in JSON.</summary>
    public static string Word(this BatchState state) => state switch
    {
        BatchState.Received => "received",
        BatchState.Open => "open",
        BatchState.Complete => "complete",
        BatchState.CompleteWithErrors => "complete-with-errors",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    internal static BatchState Parse(string word) => word switch
    {
        "received" => BatchState.Received,
        "open" => BatchState.Open,
        "complete" => BatchState.Complete,
        "complete-with-errors" => BatchState.CompleteWithErrors,
        _ => throw JournalErrors.Damaged("batch", "unknown state"),
    };
}
