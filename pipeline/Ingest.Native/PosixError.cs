namespace Ingest.Native;

/// <summary>The errno values of Linux that a person can do something about; .NET puts the same numbers into the HResult of its IOExceptions.</summary>
public enum PosixError
{
    None = 0,
    NotPermitted = 1,
    NotFound = 2,
    Interrupted = 4,
    InputOutput = 5,
    WouldBlock = 11,
    Denied = 13,
    Exists = 17,
    NotDirectory = 20,
    Invalid = 22,
    TooManyOpenFiles = 24,
    NoSpace = 28,
    ReadOnly = 30,
    NotSupported = 95,
    NotConnected = 107,
    Stale = 116,
    QuotaExceeded = 122,
}
