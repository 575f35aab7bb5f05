using System.Diagnostics;
using System.Globalization;
using Ingest.Native;

namespace Ingest.Workers;

/// <summary>
/// One worker process and the talk with it. Whatever goes wrong, a silence, a torn or a senseless message, ends in a killed process
/// and a <see cref="WorkerDeathException"/>; a worker that has died is never asked again.
/// </summary>
internal sealed class WorkerProcess : IDisposable
{
    /// <summary>128 + signal, as shells say it.</summary>
    private const int Signalled = 128;
    private const int Sigkill = 9;

    private readonly Process process;
    private readonly MessageStream messages;
    private readonly long maxMemory;
    private readonly TimeProvider time;
    private readonly int id;
    private readonly Lock gate = new();
    private DeathCause? killedFor;
    private volatile bool busy;
    private bool disposed;

    private WorkerProcess(Process process, long maxMemory, TimeProvider time)
    {
        (this.process, this.maxMemory, this.time) = (process, maxMemory, time);
        id = process.Id;
        messages = MessageStream.OverPipes(process.StandardOutput.BaseStream, process.StandardInput.BaseStream);
        // Libraries may print parts of a page there: read, so that no one blocks, and forgotten.
        _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
    }

    /// <summary>Requests answered so far.</summary>
    public int Served { get; private set; }

    /// <summary>It has its options and has said that it can work.</summary>
    public bool Started { get; private set; }

    public bool IsAlive
    {
        get
        {
            lock (gate)
                return killedFor is null && !process.HasExited;
        }
    }

    /// <exception cref="MissingDependencyException">The program cannot be started.</exception>
    public static WorkerProcess Start(WorkerProgram program, long maxMemory, TimeProvider time)
    {
        var start = new ProcessStartInfo(program.FileName)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        foreach (var argument in program.Arguments)
            start.ArgumentList.Add(argument);
        // It parses delivered bytes: what signs in to the store is not for it.
        foreach (var name in start.Environment.Keys.Where(IsSignIn).ToList())
            start.Environment.Remove(name);
        // One page at a time: a concurrent collector only costs memory, and a nursery of 1 MiB (said in hexadecimal) stays in the cache of a core:
        // one of 16 MiB makes preparing a page an eighth slower.
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_GCgen0size"] = "100000";
        // Pictures of the next page take the room of the last one's, in one heap for all threads: taking it from the system anew costs a seventh of the run.
        start.Environment["MALLOC_ARENA_MAX"] = "1";
        start.Environment["MALLOC_MMAP_THRESHOLD_"] = "67108864";
        start.Environment["MALLOC_TRIM_THRESHOLD_"] = "134217728";
        // In large pages, where the system gives some: a page of paper is otherwise taken in thousands of faults.
        start.Environment["GLIBC_TUNABLES"] = "glibc.malloc.hugetlb=1";
        try
        {
            return new(Process.Start(start)!, maxMemory, time);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new MissingDependencyException($"The worker program {program.FileName} cannot be started.", "Install the .NET runtime, or name a program in Workers:Program.", e);
        }
    }

    internal static bool IsSignIn(string variable) =>
        variable.StartsWith("Ingest__", StringComparison.OrdinalIgnoreCase)
        || variable.StartsWith("AZURE_", StringComparison.Ordinal)
        || variable.StartsWith("IDENTITY_", StringComparison.Ordinal)
        || variable.StartsWith("MSI_", StringComparison.Ordinal);

    /// <param name="patience">Longest silence; after each message before the last, <paramref name="heard"/> says the next one.</param>
    /// <param name="read">Takes the answer apart; an answer it cannot read is a death too.</param>
    /// <exception cref="ScanException">The worker refuses the file or page.</exception>
    /// <exception cref="IngestException">Something is wrong with the run.</exception>
    /// <exception cref="WornWorkerException">Another worker is to be asked; this one is gone.</exception>
    /// <exception cref="WorkerDeathException">There is no answer and there will be none.</exception>
    /// <exception cref="OperationCanceledException">The run stops; the worker is gone.</exception>
    public async Task<T> AskAsync<T>(Message request, Patience patience, Func<Message, Patience> heard, Func<Message, T> read, CancellationToken cancel)
    {
        using var silence = new CancellationTokenSource(patience.Limit, time);
        await using var tooLong = silence.Token.Register(() => Kill(DeathCause.Hung));
        await using var stopped = cancel.Register(() => Kill(DeathCause.Crashed));
        busy = true;
        try
        {
            await messages.WriteAsync(request, CancellationToken.None);
            while (true)
            {
                var answer = await messages.ReadAsync(CancellationToken.None);
                if (answer.Kind == MessageKind.Prepared)
                {
                    patience = heard(answer);
                    silence.CancelAfter(patience.Limit);
                    continue;
                }
                Served++;
                return answer.Kind switch
                {
                    MessageKind.Done => read(answer),
                    MessageKind.Refused => throw answer.Read<RefusedHead>().ToException(),
                    MessageKind.RunFault => throw answer.Read<RunFaultHead>().ToException(),
                    MessageKind.Worn => throw Worn(),
                    MessageKind.Broken => throw Broken(answer.Read<BrokenHead>()),
                    _ => throw new InvalidDataException("No answer."),
                };
            }
        }
        catch (Exception e) when (e is IOException or InvalidDataException or ObjectDisposedException)
        {
            Kill(e is InvalidDataException ? DeathCause.Rubbish : DeathCause.Crashed);
            await process.WaitForExitAsync(CancellationToken.None);
            cancel.ThrowIfCancellationRequested();
            // Died of itself, the exit code is its own; ended here, it is ours.
            var alone = killedFor == DeathCause.Crashed && process.ExitCode == Signalled + Sigkill;
            throw new WorkerDeathException(How(killedFor!.Value, patience), alone);
        }
        finally
        {
            busy = false;
        }
    }

    /// <summary>Gives the worker its options; the first thing to ask.</summary>
    public async Task StartAsync(IngestOptions options, Patience patience, CancellationToken cancel) =>
        Started = await AskAsync(Message.Of(MessageKind.Start, options), patience, _ => patience, _ => true, cancel);

    /// <summary>Ends a worker that takes too much.</summary>
    public void CheckMemory()
    {
        if (IsAlive && ProcessMemory.ResidentBytes(id) > maxMemory)
            Kill(DeathCause.Memory);
    }

    public void Kill(DeathCause cause)
    {
        lock (gate)
        {
            // The first reason stands: what follows it are its consequences.
            killedFor ??= cause;
            // Finding its children means to look at every process of the machine, a tenth of a second: one that has nothing to do has none that matter.
            if (!disposed && !process.HasExited)
                process.Kill(entireProcessTree: busy);
        }
    }

    public void Dispose()
    {
        Kill(DeathCause.Crashed);
        lock (gate)
        {
            disposed = true;
            process.Dispose();
        }
    }

    private WornWorkerException Worn()
    {
        Kill(DeathCause.Crashed);
        return new();
    }

    private WorkerDeathException Broken(BrokenHead head)
    {
        Kill(DeathCause.Crashed);
        return new(head.ToString());
    }

    private string How(DeathCause cause, Patience patience) => cause switch
    {
        DeathCause.Hung => patience.WhenOver,
        DeathCause.Memory => string.Create(CultureInfo.InvariantCulture, $"took more than {maxMemory >> 20} MiB of memory; if it is known to be good, raise Workers:MaxMemoryBytes"),
        DeathCause.Rubbish => "answered nonsense",
        _ when process.ExitCode > Signalled => string.Create(CultureInfo.InvariantCulture, $"was ended by signal {process.ExitCode - Signalled}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"ended with code {process.ExitCode}"),
    };
}
