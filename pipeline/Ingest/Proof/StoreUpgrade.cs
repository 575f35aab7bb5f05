using System.Globalization;
using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Proof;

/// <summary>
/// Brings a store of an older format to the present one. Nothing in a store is overwritten: a step only adds records, may be repeated, and counts
/// when its own record <c>formats/vN.json</c> stands.
/// </summary>
public sealed class StoreUpgrade(IDepositStore store, IAuditTrail trail, FaultPoints faults)
{
    /// <returns>The version the store has then.</returns>
    /// <param name="made">The version <c>store.json</c> names.</param>
    /// <exception cref="StoreFormatException">A newer program brought the store to its version, or the record of a step is damaged.</exception>
    public async ValueTask<int> BringAsync(int made, CancellationToken cancel)
    {
        if (made >= StoreLayout.FormatVersion)
            return made;
        var version = await ReachedAsync(made, cancel);
        Func<CancellationToken, ValueTask>[] steps = [SealAsync];
        for (; version < StoreLayout.FormatVersion; version++)
        {
            await steps[version - 1](cancel);
            faults.Reached("store.upgrade.stepped");
            var name = StoreLayout.FormatStep(version + 1);
            if (!await store.TryCreateRecordAsync(name, StoreFormat.Write(version + 1), cancel))
                throw StoreFailure.Different(name, "with other content");
        }

        return version;
    }

    /// <summary>The version after all steps that were finished.</summary>
    private async ValueTask<int> ReachedAsync(int made, CancellationToken cancel)
    {
        var reached = made;
        await foreach (var name in store.ListRecordsAsync(StoreLayout.Formats, cancel))
        {
            var version = StoreFormat.VersionOf(await store.ReadRecordAsync(name, cancel));
            if (name != StoreLayout.FormatStep(version))
                throw new StoreFormatException($"The record {name} of the store is damaged.", "Restore it from a backup. Then run 'ingest verify'.");
            if (version > StoreLayout.FormatVersion)
                throw new StoreFormatException(
                    string.Create(CultureInfo.InvariantCulture, $"The store was brought to format version {version}; this program knows {StoreLayout.FormatVersion}."),
                    "Use the newer version of ingest that brought it there.");
            reached = Math.Max(reached, version);
        }

        return reached;
    }

    /// <summary>To version 2: batches that were closed before there were closing records are sealed as they stand now.</summary>
    private async ValueTask SealAsync(CancellationToken cancel)
    {
        var closer = new BatchCloser(store, trail, faults);
        var receipts = new List<string>();
        await foreach (var name in store.ListRecordsAsync(StoreLayout.Batches, cancel))
        {
            if (name.Split('/') is [_, _, var file] && file.StartsWith("receipt", StringComparison.Ordinal))
                receipts.Add(name);
        }

        foreach (var receipt in receipts)
        {
            var batch = receipt.Split('/')[1];
            if (await BatchRecord.FindManifestAsync(store, batch, cancel) is { } manifest)
                await closer.CloseAsync(batch, receipt, manifest.Clock, "", cancel);
        }
    }
}
