using Ingest.Flow;
using Ingest.Model;
using Ingest.Workers;

namespace Ingest.FaultyWorker.Faults;

/// <summary>Something that goes wrong in a worker, at one page or file; everything else works.</summary>
internal abstract class Fault(string target)
{
    public static Fault Named(string name, string target) => name switch
    {
        "crashing-decoder" => new CrashingDecoder(target),
        "crashing-recognizer" => new CrashingRecognizer(target),
        "hanging-decoder" => new HangingDecoder(target),
        "hanging-opener" => new HangingOpener(target),
        "hanging-recognizer" => new HangingRecognizer(target),
        "rubbish-recognizer" => new RubbishRecognizer(target),
        "rubbish-speaker" => new RubbishSpeaker(target),
        "greedy-decoder" => new GreedyDecoder(target),
        "crashing-opener" => new CrashingOpener(target),
        "crashing-page-reader" => new CrashingPageReader(target),
        "endless-parser" => new EndlessParser(target),
        "missing-model" => new MissingModel(target),
        "none" => new NoFault(target),
        _ => throw new ArgumentException($"No fault is called {name}."),
    };

    public abstract WorkerBench Spoil(WorkerBench bench);

    protected bool Hits(PageId page) => page.ToString() == target;

    protected bool Hits(SourceFile file) => file.Name == target;

    /// <summary>The stage, with something before it.</summary>
    protected static IStage<TIn, TOut> Before<TIn, TOut>(IStage<TIn, TOut> stage, Action<TIn> act) => new Spoiled<TIn, TOut>(stage, act);

    private sealed class Spoiled<TIn, TOut>(IStage<TIn, TOut> stage, Action<TIn> act) : IStage<TIn, TOut>
    {
        public ValueTask<TOut> RunAsync(TIn item, CancellationToken cancel)
        {
            act(item);
            return stage.RunAsync(item, cancel);
        }
    }

    private sealed class NoFault(string target) : Fault(target)
    {
        public override WorkerBench Spoil(WorkerBench bench) => bench;
    }
}
