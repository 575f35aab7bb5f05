using Ingest.Deposit;
using Microsoft.Extensions.Configuration;

namespace Ingest.Cli.Settings;

/// <summary>Reads <c>ingest.json</c>, then <c>Ingest__Section__Key</c> from the environment, then the profile, then the command line.</summary>
public static class SettingsReader
{
    /// <summary>The store's place where <c>Store</c> is a section of a JSON file and cannot be a text too.</summary>
    private const string PlaceKey = "Store:Place";

    private static readonly string[] TopLevel = ["Store", PlaceKey, "State", "Organisation", "Operator", "Profile"];

    /// <exception cref="ConfigurationException">Names every error at once.</exception>
    public static EffectiveSettings Read(CommandLineSettings command)
    {
        var errors = new List<string>();
        var configured = Configured(command.ConfigFile);
        string Top(string key, string? fromCommand, string fallback) =>
            fromCommand ?? configured.GetValueOrDefault(key) ?? fallback;

        var store = PlaceOf(Top("Store", command.Store, configured.GetValueOrDefault(PlaceKey) ?? "eakte"), errors);
        var profile = Top("Profile", command.Profile, "default");
        var options = OptionsBinder.Apply(
            new IngestOptions(), configured.Where(v => !TopLevel.Contains(v.Key, StringComparer.OrdinalIgnoreCase)), errors);
        options = ProfileReader.Apply(options, profile, store, errors);
        options = Override(options, command, errors);
        var state = Top("State", command.State, store.IsFolder ? Path.Combine(store.Folder, ".state") : "");
        if (state.Length == 0)
            errors.Add($"The store {store} has no folder for journal and catalog: name one on this machine with --state DIR (or State).");
        errors.AddRange(options.Validate());
        if (errors.Count > 0)
            throw new ConfigurationException(
                $"The configuration has {(errors.Count == 1 ? "an error" : $"{errors.Count} errors")}:\n  " + string.Join("\n  ", errors),
                "Correct it where it was set (ingest.json, an Ingest__... environment variable, the profile or the command line), then run the command again.");

        return new EffectiveSettings
        {
            Store = store,
            State = Path.GetFullPath(state),
            Organisation = Top("Organisation", command.Organisation, "default"),
            Operator = Top("Operator", command.Operator, ""),
            Profile = profile,
            Options = options,
        };
    }

    private static StorePlace PlaceOf(string text, List<string> errors)
    {
        try
        {
            return StorePlace.Parse(text);
        }
        catch (FormatException e)
        {
            errors.Add(e.Message);
            return StorePlace.OfFolder("eakte");
        }
    }

    private static Dictionary<string, string> Configured(string? file)
    {
        var path = Path.GetFullPath(file ?? "ingest.json");
        if (file is not null && !File.Exists(path))
            throw new ConfigurationException($"The configuration file {file} does not exist.", "Name an existing file after --config, or leave the option out.");
        try
        {
            return Lists(new ConfigurationBuilder().AddJsonFile(path, optional: true).AddEnvironmentVariables("Ingest__").Build());
        }
        catch (Exception e) when (e is InvalidDataException or FormatException)
        {
            throw new ConfigurationException($"{path} is not valid JSON: {e.InnerException?.Message ?? e.Message}", "Correct the file.");
        }
    }

    private static Dictionary<string, string> Lists(IConfigurationRoot configuration)
    {
        var entries = new Dictionary<string, List<Entry>>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in configuration.AsEnumerable())
        {
            if (value is null)
                continue;
            var name = WithoutIndex(key);
            if (!entries.TryGetValue(name, out var list))
                entries[name] = list = [];
            list.Add(new(key, value));
        }

        var lists = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, list) in entries)
            lists[name] = ListOf(name, list);
        return lists;
    }

    /// <summary>A JSON array arrives as <c>Key:0</c>, <c>Key:1</c>, ...: one list.</summary>
    private static string WithoutIndex(string key) =>
        key.LastIndexOf(':') is var colon and > 0 && key[(colon + 1)..].All(char.IsAsciiDigit) ? key[..colon] : key;

    /// <summary>A list given as one text (the environment's way) counts before single entries.</summary>
    private static string ListOf(string name, List<Entry> entries) =>
        entries.Find(v => v.Key.Length == name.Length)?.Value
        ?? string.Join('+', entries.OrderBy(v => v.Key.Length).ThenBy(v => v.Key, StringComparer.Ordinal).Select(v => v.Value));

    private static IngestOptions Override(IngestOptions options, CommandLineSettings command, List<string> errors)
    {
        if (command.Languages is { } languages)
            options = options with { Recognize = options.Recognize with { Languages = languages.Split('+', StringSplitOptions.RemoveEmptyEntries) } };
        if (command.Jobs is { } jobs)
            options = options with { Recognize = options.Recognize with { Workers = jobs } };
        if (command.Recognizer is { } recognizer)
            options = options with { Recognize = options.Recognize with { Recognizer = recognizer } };
        return options;
    }

    private sealed record Entry(string Key, string Value);
}
