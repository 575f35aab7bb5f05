using Ingest.Deposit;

namespace Ingest.Cli.Settings;

/// <summary>What the command line said; null where it said nothing.</summary>
public sealed record CommandLineSettings
{
    public string? ConfigFile { get; init; }
    public string? Store { get; init; }
    public string? State { get; init; }
    public string? Profile { get; init; }
    public string? Languages { get; init; }
    public string? Recognizer { get; init; }
    public int? Jobs { get; init; }
    public string? Operator { get; init; }
    public string? Organisation { get; init; }
}

/// <summary>The settings that count, after file, environment, profile and command line. <see cref="Values"/> goes into the report as it is.</summary>
public sealed record EffectiveSettings
{
    public required StorePlace Store { get; init; }

    /// <summary>Folder of journal and catalog.</summary>
    public required string State { get; init; }

    public string Organisation { get; init; } = "default";
    public string Operator { get; init; } = "";
    public string Profile { get; init; } = "default";
    public IngestOptions Options { get; init; } = new();

    /// <summary>Every setting with its value, by configuration key. Put together when it is asked for: commands that only read never do.</summary>
    public IReadOnlyDictionary<string, string> Values
    {
        get
        {
            var values = OptionsBinder.Flatten(Options);
            values["Organisation"] = Organisation;
            values["Profile"] = Profile;
            return values;
        }
    }
}
