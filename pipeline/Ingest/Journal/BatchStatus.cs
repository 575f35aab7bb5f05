using Ingest.Model;

namespace Ingest.Journal;

/// <summary>A batch with its progress, for <c>ingest status</c>. <paramref name="Running"/>: a living process holds its lock.</summary>
public sealed record BatchStatus(
    JournalledBatch Batch, Account Account, int Stacks, int StacksRead, int Documents, int DocumentsDone, bool Running)
{
    /// <summary>Waits for <c>ingest resume</c>.</summary>
    public bool Interrupted => !Running && !Batch.State.IsComplete();
}
