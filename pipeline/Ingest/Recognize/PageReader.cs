using Ingest.Model;
using Ingest.Recognize.Layout;
using Ingest.Recognize.Lines;
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
        pages = options.Recognizer == "managed" ? Managed(folder, options) : new TesseractPageRecognizer(engines);
    }

    public OrientationCheck Check => new(new ScaledRecognizer(new DeskewedRecognizer(pages)), new OrientationDetector(directions));

    public PageRecognizer Stage(IngestOptions options, TimeProvider time) => new(Check, options.Recognize, options.Separate, time);

    /// <summary>Tesseract reads what cannot be computed here, and every page says so.</summary>
    private IPageRecognizer Managed(ModelFolder folder, RecognizeOptions options)
    {
        try
        {
            var models = new ManagedModels(folder, options.Quality == "best");
            return new LayoutRecognizer(new ChosenLayout(engines), new UnitLineRecognizer(models.Reader(options.Languages)));
        }
        catch (UnsupportedModelException unsupported)
        {
            return new NotingRecognizer(new TesseractPageRecognizer(engines), new Finding(IssueCodes.RecognizerReplaced, unsupported.Message + " Tesseract read the page with it."));
        }
    }

    public void Dispose()
    {
        engines.Dispose();
        directions.Dispose();
    }
}
