using Ingest.Cli.Settings;

namespace Ingest.Cli.Commands;

/// <summary>Commands that only read do not create a store by a mistyped path.</summary>
internal static class Existing
{
    public static string State(EffectiveSettings settings) => Directory.Exists(settings.State)
        ? settings.State
        : throw new UsageException($"There is no store state in {settings.State}.", "Name the store with --store DIR (and --state DIR where it lies elsewhere).");

    public static string Store(EffectiveSettings settings) => File.Exists(Path.Combine(settings.Store, "store.json"))
        ? settings.Store
        : throw new UsageException($"There is no E-Akte store in {settings.Store}.", "Name the store with --store DIR; 'ingest run INPUT --store DIR' makes one.");

    public static async ValueTask<Workplace> OpenAsync(EffectiveSettings settings, CancellationToken cancel) =>
        await Workplace.OpenAsync(Store(settings), settings.State, TimeProvider.System, FaultPoints.FromEnvironment(), cancel);
}
