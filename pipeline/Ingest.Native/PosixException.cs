using System.Runtime.InteropServices;

namespace Ingest.Native;

/// <summary>A failed file call with its errno, in the form .NET gives its own: the HResult is the errno.</summary>
public sealed class PosixException(string call, string path, int errno)
    : IOException($"{call} {path}: {Marshal.GetPInvokeErrorMessage(errno)}", errno)
{
    public PosixError Error => (PosixError)HResult;
}
