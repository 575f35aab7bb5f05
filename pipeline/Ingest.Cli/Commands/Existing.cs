using Ingest.Cli.Settings;
using Ingest.Deposit;

namespace Ingest.Cli.Commands;

/// <summary>Commands that only read do not create a store by a mistyped path.</summary>
internal static class Existing
{
    public static string State(EffectiveSettings settings) => Directory.Exists(settings.State)
        ? settings.State
        : throw new UsageException($"There is no store state in {settings.State}.", "Name the store with --store DIR (and --state DIR where it lies elsewhere).");

    public static async ValueTask<Workplace> OpenAsync(EffectiveSettings settings, CancellationToken cancel)
    {
        await RequireStoreAsync(settings, cancel);
        return await OrNewAsync(settings, cancel);
    }

    /// <summary>For commands that write: what is not there is made.</summary>
    public static ValueTask<Workplace> OrNewAsync(EffectiveSettings settings, CancellationToken cancel) =>
        Workplace.OpenAsync(
            settings.Store, settings.Options.Store, settings.State, TimeProvider.System, FaultPoints.FromEnvironment(), cancel, settings.Options.Catalog);

    public static async ValueTask<Workplace> OpenForVerifyAsync(EffectiveSettings settings, bool repair, CancellationToken cancel)
    {
        await RequireStoreAsync(settings, cancel);
        return await Workplace.OpenForVerifyAsync(settings.Store, settings.Options.Store, settings.State, repair, TimeProvider.System, FaultPoints.FromEnvironment(), cancel, settings.Options.Catalog);
    }

    public static async ValueTask RequireStoreAsync(EffectiveSettings settings, CancellationToken cancel)
    {
        if (!await Stores.ExistsAsync(settings.Store, settings.Options.Store, cancel))
            throw new UsageException(
                $"There is no E-Akte store in {settings.Store}.",
                "Name the store with --store DIR or --store azure:CONTAINER; 'ingest run INPUT --store DIR' makes one.");
    }
}
