using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Proof;

/// <summary>Verifies time stamps of RFC 3161: digest of the entry, signature, and the chain to a trusted root as it was valid at the stamped time.</summary>
/// <param name="roots">Roots a person trusts; without any the chain is not checked, and that is said.</param>
/// <param name="expected">Every closed batch should have a stamp.</param>
public sealed class StampCheck(IDepositStore store, X509Certificate2Collection roots, bool expected)
{
    private const string TimeStamping = "1.3.6.1.5.5.7.3.8";

    private readonly List<long> wanted = [];

    public IEnumerable<long> Wanted => wanted;

    public void Want(long number)
    {
        if (expected)
            wanted.Add(number);
    }

    /// <param name="entry">The bytes of the entry; empty when it is missing.</param>
    public async ValueTask<IReadOnlyList<Difference>> CheckAsync(long number, ReadOnlyMemory<byte> entry, CancellationToken cancel)
    {
        var name = AuditLayout.Stamp(number);
        var token = await store.ReadRecordAsync(name, cancel);
        if (!Rfc3161TimestampToken.TryDecode(token, out var stamp, out var read) || read != token.Length)
            return [Invalid("It is no time stamp of RFC 3161.")];
        X509Certificate2? signer;
        try
        {
            if (!stamp.VerifySignatureForHash(SHA256.HashData(entry.Span), HashAlgorithmName.SHA256, out signer))
                return [Invalid($"It does not belong to {AuditLayout.Entry(number)}, or its signature is wrong.")];
        }
        catch (CryptographicException)
        {
            return [Invalid("Its signature cannot be checked.")];
        }

        using (signer)
        {
            if (roots.Count == 0)
                return [new(DifferenceKind.StampMissing, name, "Its signature is right; name the roots you trust in Proof:TimestampRoots to have its signer checked.")];
            return Trusted(stamp, signer!) is { Length: > 0 } reason ? [Invalid($"Its signer is not trusted: {reason}.")] : [];
        }

        Difference Invalid(string detail) => new(DifferenceKind.StampInvalid, name, detail);
    }

    /// <summary>Empty, or why not. Revocation is not asked for: a stamp must stay provable when its issuer is long gone.</summary>
    private string Trusted(Rfc3161TimestampToken stamp, X509Certificate2 signer)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(roots);
        chain.ChainPolicy.ExtraStore.AddRange(stamp.AsSignedCms().Certificates);
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(TimeStamping));
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = stamp.TokenInfo.Timestamp.UtcDateTime;
        chain.ChainPolicy.VerificationTimeIgnored = false;
        return chain.Build(signer) ? "" : string.Join(", ", chain.ChainStatus.Select(s => s.Status.ToString()).Distinct());
    }
}
