using Ingest.Flow;
using Ingest.Model;
using Ingest.Workers;

namespace Ingest.FaultyWorker.Faults;

/// <summary>Returns words that lie nowhere, with a confidence that is none.</summary>
internal sealed class RubbishRecognizer(string target) : Fault(target)
{
    private static readonly Box Nowhere = new(int.MaxValue, -7, int.MinValue, 3);

    public override WorkerBench Spoil(WorkerBench bench) => bench with { Recognizer = new Babbling(bench.Recognizer, this) };

    private sealed class Babbling(IStage<PreparedPage, RecognizedPage> recognizer, RubbishRecognizer fault) : IStage<PreparedPage, RecognizedPage>
    {
        public async ValueTask<RecognizedPage> RunAsync(PreparedPage item, CancellationToken cancel)
        {
            var page = await recognizer.RunAsync(item, cancel);
            return fault.Hits(page.Page.Id)
                ? page with { Text = new PageText([new TextBlock(Nowhere, [new TextLine(Nowhere, new Baseline(double.NaN, 0, 0, 0), [new Word("\0\uD800", Nowhere, double.NaN)])])]) }
                : page;
        }
    }
}
