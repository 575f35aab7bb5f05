using Ingest.Native;

namespace Ingest.Recognize;

/// <summary>One engine for one page. Goes back to its pool only when the work was marked <see cref="Complete"/>.</summary>
public sealed class EngineLease : IDisposable
{
    private readonly EnginePool pool;
    private bool complete;

    internal EngineLease(EnginePool pool, TesseractEngine engine)
    {
        this.pool = pool;
        Engine = engine;
    }

    public TesseractEngine Engine { get; }

    public void Complete() => complete = true;

    public void Dispose() => pool.TakeBack(Engine, complete);
}
