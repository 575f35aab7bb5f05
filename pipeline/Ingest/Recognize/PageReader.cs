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
        (pages, engines) = options.Recognizer == "managed" ? Managed(folder, options) : Tesseract(folder, options);
        directions = new EnginePool(folder, ["osd"]);
    }

    public OrientationCheck Check => new(new ScaledRecognizer(new DeskewedRecognizer(pages)), new OrientationDetector(directions));

    public PageRecognizer Stage(IngestOptions options, TimeProvider time) => new(Check, options.Recognize, options.Separate, time);

    /// <summary>Tesseract reads, line by line where our own finder may find the lines: a fifth less time than Tesseract with whole pages, and fewer errors.</summary>
    private static (IPageRecognizer Pages, EnginePool Engines) Tesseract(ModelFolder folder, RecognizeOptions options)
    {
        var engines = new EnginePool(folder, Named(options));
        return (new LayoutRecognizer(new ChosenLayout(engines), new TesseractLineRecognizer(engines)), engines);
    }

    /// <summary>Tesseract reads what cannot be computed here, and every page says so.</summary>
    private static (IPageRecognizer Pages, EnginePool Engines) Managed(ModelFolder folder, RecognizeOptions options)
    {
        try
        {
            var models = new ManagedModels(folder, options.Quality == "best");
            var lines = options.Languages is [RecognizeOptions.AutomaticLanguage] ? models.Chooser() : models.Reader(options.Languages);
            // For the layout alone any model does: one is enough.
            var engines = new EnginePool(folder, [Named(options)[0]]);
            return (new LayoutRecognizer(new ChosenLayout(engines), new UnitLineRecognizer(lines)), engines);
        }
        catch (UnsupportedModelException unsupported)
        {
            var (pages, engines) = Tesseract(folder, options);
            return (new NotingRecognizer(pages, new Finding(IssueCodes.RecognizerReplaced, unsupported.Message + " Tesseract read the page with it.")), engines);
        }
    }

    private static IReadOnlyList<string> Named(RecognizeOptions options) => options.Languages is [RecognizeOptions.AutomaticLanguage] ? [ManagedModels.Usual] : options.Languages;

    public void Dispose()
    {
        engines.Dispose();
        directions.Dispose();
    }
}
