using System.IO.Pipes;
using Ingest.Native;
using Ingest.Workers;
using Microsoft.Win32.SafeHandles;

namespace Ingest;

/// <summary>A worker process from its first to its last instruction. It talks over its standard streams and knows no terminal.</summary>
public static class WorkerMain
{
    /// <summary>The only argument of a worker.</summary>
    public const string Argument = WorkerProgram.Argument;

    public static Task RunAsync() => RunAsync(options => PageReading.Bench(options, TimeProvider.System).Bench);

    internal static async Task RunAsync(Func<IngestOptions, WorkerBench> equip)
    {
        // Native libraries print when they like: what they print must not land between two messages.
        var output = CurrentProcess.TakeStandardOutput();
        CurrentProcess.OfferToOutOfMemoryKiller();
        var requests = new AnonymousPipeClientStream(PipeDirection.In, new SafePipeHandle(0, ownsHandle: false));
        var answers = new AnonymousPipeClientStream(PipeDirection.Out, output);
        // Nothing is disposed: the process ends here, always in the middle of waiting for a request.
        await new WorkerHost(MessageStream.OverPipes(requests, answers), equip).RunAsync();
    }
}
