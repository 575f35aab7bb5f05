using System.CommandLine;
using System.Globalization;
using Ingest.Cli.Settings;
using Ingest.Cli.Terminal;

namespace Ingest.Cli.Commands;

/// <summary><c>ingest run</c>: the main job, one batch to the store.</summary>
internal static class RunCommand
{
    private const string SampleStore = "eakte-sample";

    public static Command Create(CommonOptions common)
    {
        var inputs = new Argument<string[]>("INPUT") { Arity = ArgumentArity.ZeroOrMore, Description = "files and folders of one delivery" };
        var report = new Option<string?>("--report") { HelpName = "FILE", Description = "write the run report (JSON) to FILE" };
        var perFile = new Option<bool>("--stack-per-file") { Description = "each file is a stack of its own, single images too" };
        var storeWait = new Option<string?>("--store-wait") { HelpName = "DURATION", Description = "how long a store that is away or full is waited for, for example 00:10:00 or unlimited (default: not at all)" };
        var clock = ClockOption.Create("batch time in all stored objects, ISO 8601 (default: now)");
        var command = new ExampledCommand(
            "run", "Reads INPUT as one batch, stores its documents.",
            "ingest run delivery/ --store /srv/eakte --report report.json", "ingest run stack1.tif stack2.pdf --lang deu+eng --operator scan-07")
        {
            inputs, report, perFile, storeWait, clock,
        };
        command.Notes = "Without any argument a sample delivery is made and ingested into ./" + SampleStore + ".";
        command.SetAction(async (parsed, cancel) =>
        {
            var settings = common.Read(parsed);
            var request = new RunRequest
            {
                Inputs = parsed.GetValue(inputs) ?? [],
                Clock = ClockOption.Read(parsed.GetValue(clock)),
                Configuration = settings.Values,
                Operator = settings.Operator,
                Organisation = settings.Organisation,
                Profile = settings.Profile,
            };
            if (parsed.GetValue(perFile))
                settings = settings with { Options = settings.Options with { Scan = settings.Options.Scan with { StackPerFile = true } } };

            foreach (var input in request.Inputs.Where(i => !Path.Exists(i)))
                throw input.StartsWith('-')
                    ? new UsageException($"The option {input} is not known.", "See: ingest run --help")
                    : new UsageException($"The input {input} does not exist.", "Name an existing file or folder.");
            var sample = request.Inputs.Count == 0;
            if (sample)
            {
                if (parsed.Tokens.Count > 1)
                    throw new UsageException("run needs at least one INPUT.", "Name files or folders, for example: ingest run delivery/. 'ingest run' with nothing else makes a sample.");
                (settings, request) = await SampleRun.PrepareAsync(settings, request, SampleStore, common.Messages, cancel);
            }
            var wait = new StoreWait(ParseDuration(parsed.GetValue(storeWait)), TimeProvider.System, common.Messages.Line);
            var outcome = await BatchRunner.RunAsync(common.Messages, progress => wait.RunAsync(() => OnceAsync(settings, request, progress, cancel), cancel));
            await RunSummary.WriteAsync(common, parsed, outcome, parsed.GetValue(report), cancel);
            RunSummary.SayUnused(common.Messages, outcome, request.Configuration);
            if (sample)
                SampleRun.SayWhereToLook(outcome, SampleStore, common.Messages);
            return (int)outcome.ExitCode;
        });
        return command;
    }

    private static async Task<RunOutcome> OnceAsync(EffectiveSettings settings, RunRequest request, IProgress<RunProgress> progress, CancellationToken cancel)
    {
        await using var workplace = await Existing.OrNewAsync(settings, cancel);
        return await workplace.RunAsync(request, settings.Options, progress, cancel);
    }

    private static TimeSpan ParseDuration(string? text) =>
        text is null ? TimeSpan.Zero
        : text == "unlimited" ? Timeout.InfiniteTimeSpan
        : TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var wait) && wait >= TimeSpan.Zero ? wait
        : throw new UsageException($"--store-wait {text} is not a duration.", "Write it like 00:10:00 (ten minutes), or: unlimited.");
}
