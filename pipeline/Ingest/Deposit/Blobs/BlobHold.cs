using Ingest.Model;

namespace Ingest.Deposit.Blobs;

/// <summary>
/// Proves at the start that the store keeps a legal hold. A store without it may take the order without a word (Azurite does), so the hold is
/// read back and a deletion is tried.
/// </summary>
internal sealed class BlobHold(BlobFolder folder, BlobWriter writer)
{
    /// <exception cref="ConfigurationException">A hold is required and the store has none.</exception>
    public async Task ProveAsync(CancellationToken cancel)
    {
        var name = $"{StoreLayout.Temp}/hold-{Guid.NewGuid():N}";
        await writer.CreateAsync(name, "hold", "A probe whether this store keeps a legal hold."u8.ToArray(), null, cancel);
        if (!await IsHeldAsync(name, cancel) || await CanDeleteAsync(name, cancel))
        {
            await folder.DeleteAsync(name, cancel);
            throw new ConfigurationException(
                $"The store {folder.Calls.Place} keeps no legal hold, and Store:Governance is Required.",
                "Switch on version-level immutability for the container (Azurite and other stand-ins have none), or set Store:Governance to Off.");
        }

        await folder.HoldAsync(name, hold: false, cancel);
        await folder.DeleteAsync(name, cancel);
    }

    private async Task<bool> IsHeldAsync(string name, CancellationToken cancel) => await folder.FindAsync(name, cancel) is { HasLegalHold: true };

    private async Task<bool> CanDeleteAsync(string name, CancellationToken cancel)
    {
        try
        {
            await folder.DeleteAsync(name, cancel);
        }
        catch (StoreException)
        {
            // What a hold is for; whether the blob is still there decides.
        }

        return await folder.FindAsync(name, cancel) is null;
    }
}
