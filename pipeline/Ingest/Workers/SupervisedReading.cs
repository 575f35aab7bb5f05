using Ingest.Flow;
using Ingest.Model;

namespace Ingest.Workers;

/// <summary>
/// Prepares and recognises pages in worker processes. A page that kills its workers while it is decoded is quarantined; one that kills
/// them while it is read is kept without text: it can be shown (DESIGN §2, promise 3).
/// </summary>
internal sealed class SupervisedReading(WorkerPool pool, IPageTries tries, IngestOptions options) : IStage<ScannedPage, RecognizedPage>, IReadingTimes
{
    private readonly PageTrials trials = new(pool, tries, options.Workers);
    private readonly Patience toDecode = new(options.Workers.DecodeTimeLimit, "Workers:DecodeTimeLimit");
    private readonly Patience toRecognize = new(options.Recognize.PageTimeLimit + options.Workers.AnswerGrace, "Recognize:PageTimeLimit");
    private long preparing;
    private long recognizing;

    public TimeSpan Preparing => new(Interlocked.Read(ref preparing));
    public TimeSpan Recognizing => new(Interlocked.Read(ref recognizing));

    public async ValueTask<RecognizedPage> RunAsync(ScannedPage item, CancellationToken cancel)
    {
        if (item.Fault is not null || item.Recorded is not null || item.Image is null || item.Bytes.IsEmpty)
            return new RecognizedPage(item, new PageFindings(), item.OwnText ?? PageText.Empty);
        PreparedHead? prepared = null;
        var (page, death) = await trials.RunAsync(item.Id, worker => worker.AskAsync(
            PageMessages.Request(item), toDecode,
            heard => { prepared = heard.Read<PreparedHead>(); return toRecognize; },
            answer => Answered(item, answer), cancel), cancel);
        return page ?? (prepared is null ? Undecodable(item, death) : Unread(item, prepared, death));
    }

    private RecognizedPage Answered(ScannedPage item, Message answer)
    {
        var head = answer.Read<RecognizedHead>();
        Interlocked.Add(ref preparing, head.Preparing.Ticks);
        Interlocked.Add(ref recognizing, head.Recognizing.Ticks);
        return PageMessages.Answered(item, head, answer.Words);
    }

    private static RecognizedPage Undecodable(ScannedPage item, string death) =>
        new(item with { Fault = new Issue(IssueCodes.WorkerDied, item.Id.ToString(), $"The page cannot be decoded: {death}") }, new PageFindings(), PageText.Empty);

    private static RecognizedPage Unread(ScannedPage item, PreparedHead prepared, string death) => new(item, prepared.Findings, PageText.Empty)
    {
        Turn = item.Image!.Turn,
        Flags = PageFlags.TextMissing,
        Issues = [new Issue(IssueCodes.WorkerDied, item.Id.ToString(), $"The page can be shown but not read: {death}")],
        Elapsed = prepared.Preparing,
    };
}
