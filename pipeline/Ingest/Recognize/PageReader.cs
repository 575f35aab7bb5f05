using Ingest.Recognize.Layout;
using Ingest.Recognize.Managed;

namespace Ingest.Recognize;

/// <summary>Puts the chosen recogniser together and owns its engines: one object for the run to dispose at its end. Direction is always Tesseract's.</summary>
public sealed class PageReader : IDisposable
{
    private readonly EnginePool engines;
    private readonly EnginePool directions;
    private readonly IPageRecognizer pages;

    /// <exception cref="MissingDependencyException">A model is not installed.</exception>
    public PageReader(RecognizeOptions options)
    {
        var folder = new ModelFolder(options.ModelFolder);
        engines = new EnginePool(folder, options.Languages);
        directions = new EnginePool(folder, ["osd"]);
        pages = options.Recognizer == "managed"
            ? new LayoutRecognizer(new ChosenLayout(engines), Managed(folder, options.Languages[0]))
            : new TesseractPageRecognizer(engines);
    }

    public OrientationCheck Check => new(new ScaledRecognizer(new DeskewedRecognizer(pages)), new OrientationDetector(directions));

    public PageRecognizer Stage(IngestOptions options, TimeProvider time) => new(Check, options.Recognize, options.Separate, time);

    private static ManagedLineRecognizer Managed(ModelFolder folder, string model)
    {
        try
        {
            return new ManagedLineRecognizer(folder, model);
        }
        catch (UnsupportedModelException unsupported)
        {
            throw new ConfigurationException(unsupported.Message, "Read with --recognizer tesseract, or with another model.");
        }
    }

    public void Dispose()
    {
        engines.Dispose();
        directions.Dispose();
    }
}
