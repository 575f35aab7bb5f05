namespace Ingest.Workers;

internal enum DeathCause
{
    Crashed,
    Hung,
    Memory,
    Rubbish,
}

/// <summary>A worker process ended, or had to be ended, before it answered. Never leaves this folder.</summary>
internal sealed class WorkerDeathException(string how) : Exception(how);
