using System.Globalization;
using Ingest.Model;

namespace Ingest.Scan;

/// <summary>
/// Runs foreign parsers of hostile files: on a deep stack, under a time limit, and with every failure as a <see cref="ScanException"/>.
/// A parser that does not end keeps its thread; the caller must not use its objects again.
/// </summary>
internal static class ParserThread
{
    private const int StackBytes = 64 << 20;

    private static int outliving;

    /// <summary>A parser still runs whose time is over. It cannot be ended, and takes a core and ever more memory until its process ends.</summary>
    public static bool HasOutlived => Volatile.Read(ref outliving) > 0;

    /// <param name="code">Reason code when the work fails by itself; it may throw a <see cref="ScanException"/> of its own.</param>
    public static async Task<T> RunAsync<T>(Func<T> work, TimeSpan limit, string code, string what, CancellationToken cancel)
    {
        var task = new Task<T>(work);
        new Thread(() => task.RunSynchronously(TaskScheduler.Default), StackBytes) { IsBackground = true, Name = "pdf parser" }.Start();
        await ((Task)task).WaitAsync(limit, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancel.ThrowIfCancellationRequested();
        if (!task.IsCompleted)
        {
            Interlocked.Increment(ref outliving);
            _ = task.ContinueWith(_ => Interlocked.Decrement(ref outliving), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            throw new ScanException(code, string.Create(CultureInfo.InvariantCulture,
                $"{what} took longer than {limit.TotalSeconds:0} s. If the file is known to be good, raise Scan:ParseTimeLimit."), new TimeoutException());
        }
        return task.Exception?.InnerException switch
        {
            null => await task,
            ScanException known => throw known,
            // The parser's message may quote the file; only its type is told.
            var failure => throw new ScanException(code, $"{what} failed ({failure.GetType().Name}).", failure),
        };
    }
}
