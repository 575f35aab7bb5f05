using System.Collections.Concurrent;
using Ingest.Native;

namespace Ingest.Recognize;

/// <summary>
/// Tesseract engines for one choice of models, made when first needed and used again: as many as pages are read at once.
/// An engine that timed out or failed is not used again.
/// </summary>
public sealed class EnginePool(ModelFolder folder, IReadOnlyList<string> languages) : IDisposable
{
    private readonly ConcurrentBag<TesseractEngine> idle = [];
    private readonly string models = folder.Resolve(languages);
    private volatile bool closed;
    private int created;

    /// <summary>Engines made so far.</summary>
    public int Created => Volatile.Read(ref created);

    /// <exception cref="MissingDependencyException">Tesseract or a model cannot be loaded.</exception>
    public EngineLease Rent() => new(this, idle.TryTake(out var engine) ? engine : Create());

    internal void TakeBack(TesseractEngine engine, bool reusable)
    {
        if (!reusable || closed)
        {
            engine.Dispose();
            return;
        }
        engine.Clear();
        idle.Add(engine);
        if (closed)
            Dispose();
    }

    public void Dispose()
    {
        closed = true;
        while (idle.TryTake(out var engine))
            engine.Dispose();
    }

    private TesseractEngine Create()
    {
        Interlocked.Increment(ref created);
        try
        {
            var engine = TesseractEngine.Create(folder.Path, models);
            // Tesseract writes its worries about single lines to stderr, which belongs to the command.
            engine.SetVariable("debug_file", "/dev/null");
            // Only the older recogniser uses the pitch of letters; finding it takes a twentieth of a page's time.
            engine.SetVariable("textord_disable_pitch_test", "1");
            return engine;
        }
        catch (DllNotFoundException missing)
        {
            throw new MissingDependencyException("Tesseract's library libtesseract.so.5 cannot be loaded.", "Install it: apt-get install libtesseract5", missing);
        }
        catch (TesseractException broken)
        {
            throw new MissingDependencyException(broken.Message, "Reinstall the packages of the models.", broken);
        }
    }
}
