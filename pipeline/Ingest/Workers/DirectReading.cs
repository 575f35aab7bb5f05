using Ingest.Flow;
using Ingest.Model;

namespace Ingest.Workers;

/// <summary>Prepares and recognises in this process, one step after the other: what a worker does, without the worker.</summary>
internal sealed class DirectReading(IStage<ScannedPage, PreparedPage> preparer, IStage<PreparedPage, RecognizedPage> recognizer)
    : IStage<ScannedPage, RecognizedPage>, IReadingTimes
{
    private long preparing;
    private long recognizing;

    public TimeSpan Preparing => new(Interlocked.Read(ref preparing));
    public TimeSpan Recognizing => new(Interlocked.Read(ref recognizing));

    public async ValueTask<RecognizedPage> RunAsync(ScannedPage item, CancellationToken cancel)
    {
        var prepared = await preparer.RunAsync(item, cancel);
        var spent = prepared.Elapsed;
        var page = await recognizer.RunAsync(prepared, cancel);
        Interlocked.Add(ref preparing, spent.Ticks);
        Interlocked.Add(ref recognizing, (page.Elapsed - spent).Ticks);
        return page;
    }
}
