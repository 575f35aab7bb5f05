using System.CommandLine;
using Ingest.Cli.Terminal;

namespace Ingest.Cli.Commands;

/// <summary><c>ingest doctor</c>: what was found, in which version, and what to install.</summary>
internal static class DoctorCommand
{
    public static Command Create(CommonOptions common)
    {
        var command = new ExampledCommand("doctor", "Checks libraries, models, tools and a store of blobs.", "ingest doctor --lang deu+eng")
        {
            Notes = "Exit 3 when something is missing.",
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var settings = common.Read(parsed);
            var findings = await new Doctor(settings.Options, settings.Store).ExamineAsync(cancel);
            if (common.Json(parsed))
                Output.JsonRows(findings);
            else
                Output.Table(["", "WHAT", "VERSION", "TO DO"], findings.Select(f => new[] { f.Found ? "ok" : "missing", f.Name, f.Version, f.Advice }));
            return (int)(findings.All(f => f.Found) ? ExitCode.Done : ExitCode.MissingDependency);
        });
        return command;
    }
}
