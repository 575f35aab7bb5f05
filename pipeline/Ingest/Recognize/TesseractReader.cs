namespace Ingest.Recognize;

/// <summary>Puts the default recogniser together and owns its engines: one object for the run to dispose at its end.</summary>
public sealed class TesseractReader : IDisposable
{
    private readonly EnginePool engines;
    private readonly EnginePool directions;

    /// <exception cref="MissingDependencyException">A model is not installed.</exception>
    public TesseractReader(RecognizeOptions options)
    {
        var folder = new ModelFolder(options.ModelFolder);
        engines = new EnginePool(folder, options.Languages);
        directions = new EnginePool(folder, ["osd"]);
    }

    public OrientationCheck Check => new(new ScaledRecognizer(new DeskewedRecognizer(new TesseractPageRecognizer(engines))), new OrientationDetector(directions));

    public PageRecognizer Stage(IngestOptions options, TimeProvider time) => new(Check, options.Recognize, options.Separate, time);

    public void Dispose()
    {
        engines.Dispose();
        directions.Dispose();
    }
}
