using System.CommandLine;
using Ingest.Cli.Settings;
using Ingest.Cli.Terminal;

namespace Ingest.Cli.Commands;

/// <summary>The options every command has, and what they mean together with configuration file and environment.</summary>
public sealed class CommonOptions(Messages messages)
{
    private readonly Option<string?> store = new("--store") { HelpName = "DIR|azure:CONTAINER[/PREFIX]", Description = "the E-Akte store (default ./eakte)" };
    private readonly Option<string?> state = new("--state") { HelpName = "DIR", Description = "journal, catalog and index (default STORE/.state; must be named with azure:)" };
    private readonly Option<string?> config = new("--config") { HelpName = "FILE", Description = "configuration (default ./ingest.json if there)" };
    private readonly Option<string?> profile = new("--profile") { HelpName = "NAME", Description = "batch class: ./profiles/NAME.json, the store's, or built in" };
    private readonly Option<string?> languages = new("--lang") { HelpName = "deu+eng|auto", Description = "recognition models, in order of preference (default deu); auto: chosen page by page" };
    private readonly Option<string?> recognizer = new("--recognizer") { HelpName = "managed|tesseract", Description = "which recogniser reads the lines (default managed)" };
    private readonly Option<int?> jobs = new("--jobs") { HelpName = "N", CustomParser = WholeNumber.Parse, Description = "pages recognised at once (default: one per core)" };
    private readonly Option<string?> user = new("--operator") { HelpName = "PSEUDONYM", Description = "who answers for the scan (Transfervermerk, TR-03138 A.NB.4 a)" };
    private readonly Option<string?> organisation = new("--organisation") { HelpName = "NAME", Description = "whose documents these are (default 'default')" };
    private readonly Option<bool> json = new("--json") { Description = "data as JSON on stdout" };
    private readonly Option<bool> quiet = new("--quiet", "-q") { Description = "no progress" };
    private readonly Option<bool> verbose = new("--verbose", "-v") { Description = "more on stderr" };

    public Messages Messages { get; } = messages;

    public void AddTo(Command root)
    {
        foreach (var option in new Option[] { store, state, config, profile, languages, recognizer, jobs, user, organisation, json, quiet, verbose })
        {
            option.Recursive = true;
            root.Options.Add(option);
        }
    }

    private static string Named(string option, string? value) =>
        value is null ? "" : $" {option} {(value.Contains(' ', StringComparison.Ordinal) ? $"'{value}'" : value)}";

    public bool Json(ParseResult parsed) => parsed.GetValue(json);

    /// <summary>Configuration file, then environment, then command line; all errors at once.</summary>
    /// <exception cref="ConfigurationException">A key is unknown or a value makes no sense.</exception>
    public EffectiveSettings Read(ParseResult parsed)
    {
        Messages.Quiet = parsed.GetValue(quiet);
        Messages.Verbose = parsed.GetValue(verbose);
        Messages.Place = Named("--store", parsed.GetValue(store)) + Named("--state", parsed.GetValue(state));
        return SettingsReader.Read(new CommandLineSettings
        {
            ConfigFile = parsed.GetValue(config),
            Store = parsed.GetValue(store),
            State = parsed.GetValue(state),
            Profile = parsed.GetValue(profile),
            Languages = parsed.GetValue(languages),
            Recognizer = parsed.GetValue(recognizer),
            Jobs = parsed.GetValue(jobs),
            Operator = parsed.GetValue(user),
            Organisation = parsed.GetValue(organisation),
        });
    }
}
