namespace Ingest;

/// <summary>The worker processes in which hostile bytes are read, decoded and recognised.</summary>
public sealed record WorkerOptions
{
    /// <summary>False reads everything in this process: nothing protects the run from a crash of native code.</summary>
    public bool Isolated { get; init; } = true;

    /// <summary>Resident memory of one worker; a page that takes more loses its worker.</summary>
    public long MaxMemoryBytes { get; init; } = 4L << 30;

    /// <summary>How often a page may cost its worker; then it is quarantined, or kept without text if it could be decoded.</summary>
    public int MaxDeaths { get; init; } = 3;

    /// <summary>How often a run may die with the same page in flight before the page is taken for the reason.</summary>
    public int MaxRunDeaths { get; init; } = 10;

    /// <summary>Longest time to decode a page and look at it.</summary>
    public TimeSpan DecodeTimeLimit { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>How long after its own time limit a recogniser may answer before its worker is ended.</summary>
    public TimeSpan AnswerGrace { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest time to open a file and plan its pages.</summary>
    public TimeSpan OpenTimeLimit { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Pages after which a worker is replaced: what a native library loses is not lost for ever.</summary>
    public int PagesPerWorker { get; init; } = 2000;

    /// <summary>The worker program and its arguments; empty: the command of this installation.</summary>
    public IReadOnlyList<string> Program { get; init; } = [];
}
