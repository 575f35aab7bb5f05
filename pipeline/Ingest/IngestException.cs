namespace Ingest;

/// <summary>Exit codes of the command: a stable interface for cron, systemd and scripts (DESIGN §6).</summary>
public enum ExitCode
{
    Done = 0,
    WrongUsage = 1,
    NothingReadable = 2,
    MissingDependency = 3,
    StoreOrFile = 5,
    Busy = 6,
    BadConfiguration = 9,
    Quarantined = 10,
    ErrorBudget = 11,
    Difference = 12,
    Interrupted = 130,
}

/// <summary>Something wrong with the run. The message says what happened and where; <see cref="Advice"/> is the next step to take.</summary>
public abstract class IngestException(string message, string advice, ExitCode exitCode, Exception? inner = null) : Exception(message, inner)
{
    public string Advice { get; } = advice;
    public ExitCode ExitCode { get; } = exitCode;
}

public sealed class UsageException(string message, string advice) : IngestException(message, advice, ExitCode.WrongUsage);

public sealed class NothingReadableException(string message, string advice) : IngestException(message, advice, ExitCode.NothingReadable);

public sealed class MissingDependencyException(string message, string advice, Exception? inner = null)
    : IngestException(message, advice, ExitCode.MissingDependency, inner);

/// <summary>The store or a file of the state folder cannot be read or written: the run stops and can be resumed.</summary>
public class StoreException(string message, string advice, Exception? inner = null)
    : IngestException(message, advice, ExitCode.StoreOrFile, inner);

/// <summary>What says which format the store has is damaged, or names one this program does not know. Verification goes on and names it.</summary>
public sealed class StoreFormatException(string message, string advice) : StoreException(message, advice);

public sealed class BusyException(string message, string advice) : IngestException(message, advice, ExitCode.Busy);

public sealed class ConfigurationException(string message, string advice) : IngestException(message, advice, ExitCode.BadConfiguration);

public sealed class ErrorBudgetException(string message, string advice) : IngestException(message, advice, ExitCode.ErrorBudget);

/// <summary>What was to be handed over is not what it should be: it was not handed over.</summary>
public sealed class ExchangeException(string message, string advice) : IngestException(message, advice, ExitCode.Difference);

/// <summary>A file or page cannot be read. Readers throw it, the scan stage turns it into an <see cref="Model.Issue"/>; it never ends a run.</summary>
public sealed class ScanException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    public string Code { get; } = code;
}
