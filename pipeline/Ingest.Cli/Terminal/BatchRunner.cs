namespace Ingest.Cli.Terminal;

/// <summary>Shows the progress of a batch while it runs and leaves a clean line when it ends, however it ends.</summary>
internal static class BatchRunner
{
    public static async Task<RunOutcome> RunAsync(Messages messages, Func<IProgress<RunProgress>, Task<RunOutcome>> run)
    {
        var progress = new ProgressLine(messages, TimeProvider.System);
        try
        {
            return await run(progress);
        }
        finally
        {
            progress.Finish();
        }
    }
}
