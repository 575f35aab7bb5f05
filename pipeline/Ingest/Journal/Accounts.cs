using Ingest.Model;

namespace Ingest.Journal;

/// <summary>The page account of a batch, counted from the ledger at the moment of the question.</summary>
public sealed class Accounts(Journal journal)
{
    /// <summary>One per stack, in the order of the manifest.</summary>
    public async ValueTask<IReadOnlyList<StackAccount>> OfStacksAsync(string batch, CancellationToken cancel) =>
        await journal.ReadAsync(rows => AccountRows.OfStacks(rows, batch), cancel);

    public async ValueTask<Account> OfBatchAsync(string batch, CancellationToken cancel) =>
        (await OfStacksAsync(batch, cancel)).Aggregate(Account.Empty, (sum, stack) => sum + stack.Account);

    /// <summary>Share of the pages recorded so far that are in quarantine, from 0 to 1: what the error budget is compared with.</summary>
    public ValueTask<double> QuarantinedShareAsync(string batch, CancellationToken cancel) => journal.ReadAsync(rows =>
    {
        var delivered = rows.Scalar("select count(*) from page where batch = $batch", ("$batch", batch));
        var quarantined = rows.Scalar("select count(*) from page where batch = $batch and state = 'quarantined'", ("$batch", batch));
        return delivered == 0 ? 0 : (double)quarantined / delivered;
    }, cancel);
}
