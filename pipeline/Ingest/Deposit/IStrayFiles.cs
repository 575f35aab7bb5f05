namespace Ingest.Deposit;

/// <summary>A store that can also tell what lies in it without belonging there.</summary>
public interface IStrayFiles
{
    /// <summary>Names that are neither objects nor records, in ordinal order; unfinished files of running processes are no strays.</summary>
    IAsyncEnumerable<string> ListStrayAsync(CancellationToken cancel);
}
