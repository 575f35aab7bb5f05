namespace Ingest;

/// <summary>What proves the store beyond its own digests.</summary>
public sealed record ProofOptions
{
    /// <summary>Time stamping authority (RFC 3161 over HTTP) that stamps each closed batch; empty: none.</summary>
    public string TimestampUrl { get; init; } = "";

    /// <summary>PEM file with the roots that time stamps are trusted by; empty: signatures are checked, their signers are not.</summary>
    public string TimestampRoots { get; init; } = "";

    /// <summary>Longest time for one answer of the authority.</summary>
    public TimeSpan TimestampTimeLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often it is asked; then the batch is closed without a stamp and gets it with a later one.</summary>
    public int TimestampTries { get; init; } = 3;

    internal IEnumerable<string> Validate()
    {
        if (TimestampUrl.Length > 0 && !(Uri.TryCreate(TimestampUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
            yield return "Proof:TimestampUrl must be an http or https address.";
        if (TimestampRoots.Length > 0 && !File.Exists(TimestampRoots))
            yield return $"Proof:TimestampRoots names no file: {TimestampRoots}.";
        if (TimestampTimeLimit <= TimeSpan.Zero)
            yield return "Proof:TimestampTimeLimit must be longer than zero.";
        if (TimestampTries < 1)
            yield return "Proof:TimestampTries must be at least 1.";
    }
}
