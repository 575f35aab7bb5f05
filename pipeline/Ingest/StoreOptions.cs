namespace Ingest;

/// <summary>How a store of blobs is reached. A store in a folder needs none of it.</summary>
public sealed record StoreOptions
{
    /// <summary>Signs in with a key or a shared access signature. Give it by environment (<c>Ingest__Store__ConnectionString</c>), not in a file others read.</summary>
    public Secret ConnectionString { get; init; }

    /// <summary>Instead: the address of the account, <c>https://NAME.blob.core.windows.net</c>; signs in as the machine's managed identity or as the environment's credential (Azure.Identity).</summary>
    public string AccountUrl { get; init; } = "";

    /// <summary>Client id of the managed identity where the machine has several; empty: its own.</summary>
    public string IdentityClientId { get; init; } = "";

    /// <summary>Version of the blob protocol. Stores beside the cloud know fewer than the client library.</summary>
    public string ServiceVersion { get; init; } = "V2025_11_05";

    /// <summary><c>Required</c>: every blob gets a legal hold, and a store that cannot hold is refused at the start. <c>Off</c>: none.</summary>
    public string Governance { get; init; } = "Off";

    /// <summary>Further attempts of one call while the store is busy or away; the run then stops, or waits as <c>--store-wait</c> says.</summary>
    public int Retries { get; init; } = 5;

    /// <summary>Before the first of these attempts; each further one waits twice as long, at most 20 s.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(800);

    /// <summary>Longest wait for the answer to one attempt. A slow line must carry 4 MiB in it.</summary>
    public TimeSpan CallTimeLimit { get; init; } = TimeSpan.FromSeconds(60);

    public bool IsGoverned => Governance == "Required";

    public IEnumerable<string> Validate()
    {
        if (Governance is not ("Required" or "Off")) yield return $"Store:Governance cannot be '{Governance}': choose Required or Off.";
        if (Retries is < 0 or > 20) yield return "Store:Retries must lie between 0 and 20.";
        if (RetryDelay < TimeSpan.Zero || RetryDelay > TimeSpan.FromMinutes(1)) yield return "Store:RetryDelay must lie between 0 and 1 minute.";
        if (CallTimeLimit <= TimeSpan.Zero) yield return "Store:CallTimeLimit must be longer than zero.";
        if (AccountUrl.Length > 0 && !ConnectionString.IsEmpty) yield return "Store:AccountUrl and Store:ConnectionString exclude each other: name one.";
        // The address is printed in messages: a signature in it would be a secret in the open.
        if (AccountUrl.Length > 0 && !(Uri.TryCreate(AccountUrl, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps && url.Query.Length == 0 && url.UserInfo.Length == 0))
            yield return "Store:AccountUrl must be an https address without a query; a shared access signature belongs into Store:ConnectionString.";
    }
}
