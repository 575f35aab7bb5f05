using System.Globalization;
using Ingest.Flow;
using Ingest.Model;

namespace Ingest;

/// <summary>Counts pages as they are recorded: feeds the progress and stops the run when the error budget is spent.</summary>
public sealed class PageTally(IStage<RecognizedPage, RecordedPage> recorder, double errorBudget, IProgress<RunProgress> progress)
    : IStage<RecognizedPage, RecordedPage>
{
    /// <summary>A share says nothing about the first few pages.</summary>
    private const int FewestPages = 20;

    private int pages;
    private int newPages;
    private int quarantined;
    private int documents;

    public int NewPages => newPages;

    /// <summary>For the progress bar; 0 while nobody has counted.</summary>
    public int ExpectedPages { get; set; }

    public async ValueTask<RecordedPage> RunAsync(RecognizedPage item, CancellationToken cancel)
    {
        var recorded = await recorder.RunAsync(item, cancel);
        pages++;
        if (item.Page.Recorded is null)
            newPages++;
        if (recorded.Fault is not null)
            quarantined++;
        Report();
        if (pages >= FewestPages && quarantined > errorBudget * pages)
            throw new ErrorBudgetException(
                string.Create(CultureInfo.InvariantCulture, $"{quarantined} of {pages} pages are in quarantine: more than the error budget of {errorBudget:P0}."),
                "Look at the reasons with 'ingest status'; raise Deposit:ErrorBudget and run 'ingest resume' to go on.");
        return recorded;
    }

    public void CountDocument()
    {
        Interlocked.Increment(ref documents);
        Report();
    }

    private void Report() => progress.Report(new RunProgress(pages, newPages, ExpectedPages, documents, quarantined));
}
