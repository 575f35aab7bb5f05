using System.CommandLine;
using System.CommandLine.Invocation;
using System.Runtime.InteropServices;
using Ingest.Cli.Commands;
using Ingest.Cli.Terminal;

namespace Ingest.Cli;

/// <summary>The <c>ingest</c> command: parses, runs one command, turns the run's error into a message, an advice and an exit code.</summary>
public static class Program
{
    public static async Task<int> Main(string[] args)
    {
        if (args is [WorkerMain.Argument])
        {
            await WorkerMain.RunAsync();
            return 0;
        }
        using var stop = new CancellationTokenSource();
        // SIGTERM ends like SIGINT: what is in flight is dropped, what is journalled is resumed (exit 130).
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        var messages = Messages.ForTerminal();
        try
        {
            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            var parsed = CommandLine.Create(messages, args).Parse(args);
            return parsed.Action is ParseErrorAction
                ? (int)messages.WrongUsage(CommandLine.Errors(parsed), CommandLine.NameOf(parsed.CommandResult))
                : await parsed.InvokeAsync(configuration, stop.Token);
        }
        catch (IngestException e)
        {
            return (int)messages.Fail(e);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return (int)messages.Interrupted();
        }
        catch (Exception e)
        {
            return (int)messages.Unexpected(e);
        }

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }
    }
}
