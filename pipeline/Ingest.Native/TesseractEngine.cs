using System.Runtime.InteropServices;

namespace Ingest.Native;

/// <summary>
/// A loaded Tesseract with its models (60 to 150 MB). Not thread-safe: one owner at a time, and an overlapping call throws.
/// Reusable page after page; after a time-out or failure throw it away.
/// </summary>
public sealed unsafe class TesseractEngine : IDisposable
{
    private readonly TesseractHandle handle;
    private int busy;

    private TesseractEngine(TesseractHandle handle) => this.handle = handle;

    /// <summary>Version of the library, for example <c>5.3.0</c>.</summary>
    public static string Version => Marshal.PtrToStringUTF8(TesseractApi.TessVersion()) ?? "";

    /// <param name="modelFolder">Folder with the .traineddata files.</param>
    /// <param name="models">Model names joined by <c>+</c>; a name may hold a subfolder (<c>script/Latin</c>).</param>
    /// <exception cref="TesseractException">A model is missing or cannot be loaded.</exception>
    public static TesseractEngine Create(string modelFolder, string models)
    {
        var handle = TesseractApi.TessBaseAPICreate();
        if (TesseractApi.TessBaseAPIInit3(handle, modelFolder, models) == 0)
            return new TesseractEngine(handle);
        handle.Dispose();
        throw new TesseractException($"Tesseract {Version} could not load the models {models} from {modelFolder}.");
    }

    /// <exception cref="TesseractException">Tesseract knows no variable of that name.</exception>
    public void SetVariable(string name, string value)
    {
        using var owned = Own();
        if (TesseractApi.TessBaseAPISetVariable(owned.Handle, name, value) == 0)
            throw new TesseractException($"Tesseract {Version} knows no variable {name}.");
    }

    public void SetPageSegmentation(PageSegmentation mode)
    {
        using var owned = Own();
        TesseractApi.TessBaseAPISetPageSegMode(owned.Handle, (int)mode);
    }

    /// <summary>Takes a copy of the pixels; results of the image before are gone.</summary>
    public void SetImage(Pix image)
    {
        using var owned = Own();
        TesseractApi.TessBaseAPISetImage2(owned.Handle, image);
    }

    /// <summary>Dots per inch of the image set; without it Tesseract takes the image's own word or estimates.</summary>
    public void SetSourceResolution(int dpi)
    {
        using var owned = Own();
        TesseractApi.TessBaseAPISetSourceResolution(owned.Handle, dpi);
    }

    /// <summary>Limits the next recognition to a part of the image.</summary>
    public void SetRectangle(int left, int top, int width, int height)
    {
        using var owned = Own();
        TesseractApi.TessBaseAPISetRectangle(owned.Handle, left, top, width, height);
    }

    public RecognitionOutcome Recognize(TimeSpan limit, CancellationToken cancel)
    {
        using var owned = Own();
        using var monitor = new RecognitionMonitor(limit, cancel);
        return monitor.Outcome(TesseractApi.TessBaseAPIRecognize(owned.Handle, monitor.Handle));
    }

    /// <summary>The words found by <see cref="Recognize"/>; invalid when there are none. The caller disposes it before the next image.</summary>
    public TesseractIterator Results()
    {
        using var owned = Own();
        return new TesseractIterator(TesseractApi.TessBaseAPIGetIterator(owned.Handle));
    }

    /// <summary>Blocks, lines and word boxes without text; invalid when the page holds none. The caller disposes it before the next image.</summary>
    public TesseractIterator AnalyseLayout()
    {
        using var owned = Own();
        return new TesseractIterator(TesseractApi.TessBaseAPIAnalyseLayout(owned.Handle));
    }

    /// <summary>Direction of the text; needs the model <c>osd</c>. False when the page has too little text to say.</summary>
    public bool TryDetectOrientation(out OrientationGuess guess)
    {
        using var owned = Own();
        int degrees;
        float margin, scriptMargin;
        nint script;
        var found = TesseractApi.TessBaseAPIDetectOrientationScript(owned.Handle, &degrees, &margin, &script, &scriptMargin) != 0;
        guess = found ? new OrientationGuess(degrees, margin) : default;
        return found;
    }

    /// <summary>Frees image and results, keeps the models.</summary>
    public void Clear()
    {
        using var owned = Own();
        TesseractApi.TessBaseAPIClear(owned.Handle);
    }

    public void Dispose() => handle.Dispose();

    private Owned Own() => new(this);

    private readonly ref struct Owned
    {
        private readonly TesseractEngine engine;

        internal Owned(TesseractEngine engine)
        {
            ObjectDisposedException.ThrowIf(engine.handle.IsClosed, engine);
            if (Interlocked.CompareExchange(ref engine.busy, 1, 0) != 0)
                throw new InvalidOperationException("A Tesseract engine has one owner at a time.");
            this.engine = engine;
        }

        internal TesseractHandle Handle => engine.handle;

        public void Dispose() => Volatile.Write(ref engine.busy, 0);
    }
}
