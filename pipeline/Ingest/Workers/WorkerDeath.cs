namespace Ingest.Workers;

internal enum DeathCause
{
    Crashed,
    Hung,
    Memory,
    Rubbish,
}

/// <summary>A worker asked to be replaced before it began: nobody's death, and nobody's fault. Never leaves this folder.</summary>
internal sealed class WornWorkerException() : Exception("The worker asked to be replaced.");

/// <summary>A worker process ended, or had to be ended, before it answered. Never leaves this folder.</summary>
/// <param name="fromOutside">By SIGKILL that is not ours: the kernel short of memory, or a person.</param>
internal sealed class WorkerDeathException(string how, bool fromOutside = false) : Exception(how)
{
    public bool FromOutside { get; } = fromOutside;
}
