using Ingest.Recognize;

namespace Ingest;

/// <summary>The recogniser of a run with its engines; owns the engines.</summary>
internal sealed class RecognizerSet : IDisposable
{
    private const string DirectionModel = "osd";

    private readonly EnginePool readers;
    private readonly EnginePool directions;

    public RecognizerSet(IngestOptions options, TimeProvider time)
    {
        var folder = new ModelFolder(options.Recognize.ModelFolder);
        readers = new EnginePool(folder, options.Recognize.Languages);
        directions = new EnginePool(folder, [DirectionModel]);
        var check = new OrientationCheck(new ScaledRecognizer(new TesseractPageRecognizer(readers)), new OrientationDetector(directions));
        Recognizer = new PageRecognizer(check, options.Recognize, options.Separate, time);
    }

    public PageRecognizer Recognizer { get; }

    public void Dispose()
    {
        readers.Dispose();
        directions.Dispose();
    }
}
